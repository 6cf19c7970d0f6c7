import Options
