import Options

Process.prepare()
do throws(Failure) {
  Process.end(try Program.run(Process.words()))
} catch {
  Process.end(error)
}
