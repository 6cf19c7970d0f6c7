import HTTP
import Testing

@Suite struct HTTPDateTests {
  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
    ("Sun Nov  6 08:49:37 1994", 784_111_777),
    ("Sunday, 06-Nov-26 08:49:37 GMT", 1_793_954_977),
    ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ("Wed, 31 Dec 1969 23:59:59 GMT", -1),
    ("Thu, 29 Feb 2024 12:00:00 GMT", 1_709_208_000),
    ("Wed, 01 Mar 2023 00:00:00 GMT", 1_677_628_800),
    ("Tue, 29 Feb 2000 00:00:00 GMT", 951_782_400),
    ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
  ])
  func `each of the three forms`(date: String, seconds: Int) {
    #expect(HTTPDate.secondsSince1970(date) == seconds)
  }

  @Test(arguments: [
    "", "30", "soon", "Sun, 06 Nov 1994", "Sun, 06 Nom 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 08:49:37 CET",
    "Sun, 06 Nov 99999 08:49:37 GMT",
  ])
  func `anything else is not a date`(text: String) {
    #expect(HTTPDate.secondsSince1970(text) == nil)
  }
}
