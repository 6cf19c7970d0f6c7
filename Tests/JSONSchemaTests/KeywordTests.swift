import JSON
import JSONSchema
import Testing
