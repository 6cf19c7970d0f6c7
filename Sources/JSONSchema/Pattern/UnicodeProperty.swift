/// What `\p{…}` asks of a code point: a general category, or a binary property that Swift's standard
/// library knows.
enum UnicodeProperty: Sendable {
  case categories(Set<Unicode.GeneralCategory>)
  case binary(@Sendable (Unicode.Scalar.Properties) -> Bool)
  case any
  case ascii
  case assigned

  /// - Parameter name: what stands in the braces.
  init(_ name: String) throws(PatternFault) {
    let parts = name.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let isCategory = parts[0] == "General_Category" || parts[0] == "gc"
    if parts.count == 2, !isCategory {
      throw PatternFault(message: "\\p{\(OneLine.text(name))} is not supported here")
    }
    let word = String(parts.last ?? "")
    if let categories = Self.categories[word] {
      self = .categories(categories)
    } else if parts.count == 1, let property = Self.binary(word) {
      self = property
    } else {
      throw PatternFault(message: "\\p{\(OneLine.text(name))} is not known here")
    }
  }

  func holds(_ point: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(point) else {
      // A surrogate: assigned, of the category Cs, and nothing else.
      return switch self {
      case .categories(let categories): categories.contains(.surrogate)
      case .any, .assigned: true
      case .ascii, .binary: false
      }
    }
    return switch self {
    case .categories(let categories): categories.contains(scalar.properties.generalCategory)
    case .binary(let test): test(scalar.properties)
    case .any: true
    case .ascii: scalar.isASCII
    case .assigned: scalar.properties.generalCategory != .unassigned
    }
  }

  /// The names of general categories, short and long (Unicode's PropertyValueAliases).
  private static let categories: [String: Set<Unicode.GeneralCategory>] = {
    let single: [(Unicode.GeneralCategory, [String])] = [
      (.uppercaseLetter, ["Lu", "Uppercase_Letter"]),
      (.lowercaseLetter, ["Ll", "Lowercase_Letter"]),
      (.titlecaseLetter, ["Lt", "Titlecase_Letter"]),
      (.modifierLetter, ["Lm", "Modifier_Letter"]), (.otherLetter, ["Lo", "Other_Letter"]),
      (.nonspacingMark, ["Mn", "Nonspacing_Mark"]), (.spacingMark, ["Mc", "Spacing_Mark"]),
      (.enclosingMark, ["Me", "Enclosing_Mark"]),
      (.decimalNumber, ["Nd", "Decimal_Number", "digit"]),
      (.letterNumber, ["Nl", "Letter_Number"]), (.otherNumber, ["No", "Other_Number"]),
      (.connectorPunctuation, ["Pc", "Connector_Punctuation"]),
      (.dashPunctuation, ["Pd", "Dash_Punctuation"]),
      (.openPunctuation, ["Ps", "Open_Punctuation"]),
      (.closePunctuation, ["Pe", "Close_Punctuation"]),
      (.initialPunctuation, ["Pi", "Initial_Punctuation"]),
      (.finalPunctuation, ["Pf", "Final_Punctuation"]),
      (.otherPunctuation, ["Po", "Other_Punctuation"]), (.mathSymbol, ["Sm", "Math_Symbol"]),
      (.currencySymbol, ["Sc", "Currency_Symbol"]),
      (.modifierSymbol, ["Sk", "Modifier_Symbol"]), (.otherSymbol, ["So", "Other_Symbol"]),
      (.spaceSeparator, ["Zs", "Space_Separator"]), (.lineSeparator, ["Zl", "Line_Separator"]),
      (.paragraphSeparator, ["Zp", "Paragraph_Separator"]),
      (.control, ["Cc", "Control", "cntrl"]), (.format, ["Cf", "Format"]),
      (.surrogate, ["Cs", "Surrogate"]), (.privateUse, ["Co", "Private_Use"]),
      (.unassigned, ["Cn", "Unassigned"]),
    ]
    let groups: [(String, [String])] = [
      ("L", ["L", "Letter"]), ("M", ["M", "Mark", "Combining_Mark"]), ("N", ["N", "Number"]),
      ("P", ["P", "Punctuation", "punct"]), ("S", ["S", "Symbol"]), ("Z", ["Z", "Separator"]),
      ("C", ["C", "Other"]),
    ]
    var categories: [String: Set<Unicode.GeneralCategory>] = [
      "LC": [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter],
      "Cased_Letter": [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter],
    ]
    for (category, names) in single {
      for name in names { categories[name] = [category] }
      for (letter, groupNames) in groups where names[0].hasPrefix(letter) {
        for name in groupNames { categories[name, default: []].insert(category) }
      }
    }
    return categories
  }()

  private static func binary(_ name: String) -> UnicodeProperty? {
    switch name {
    case "Any": .any
    case "ASCII": .ascii
    case "Assigned": .assigned
    case "ASCII_Hex_Digit", "AHex": .binary(\.isASCIIHexDigit)
    case "Alphabetic", "Alpha": .binary(\.isAlphabetic)
    case "Bidi_Control", "Bidi_C": .binary(\.isBidiControl)
    case "Case_Ignorable", "CI": .binary(\.isCaseIgnorable)
    case "Cased": .binary(\.isCased)
    case "Dash": .binary(\.isDash)
    case "Default_Ignorable_Code_Point", "DI": .binary(\.isDefaultIgnorableCodePoint)
    case "Diacritic", "Dia": .binary(\.isDiacritic)
    case "Emoji": .binary(\.isEmoji)
    case "Emoji_Modifier", "EMod": .binary(\.isEmojiModifier)
    case "Emoji_Modifier_Base", "EBase": .binary(\.isEmojiModifierBase)
    case "Emoji_Presentation", "EPres": .binary(\.isEmojiPresentation)
    case "Hex_Digit", "Hex": .binary(\.isHexDigit)
    case "ID_Continue", "IDC": .binary(\.isIDContinue)
    case "ID_Start", "IDS": .binary(\.isIDStart)
    case "Ideographic", "Ideo": .binary(\.isIdeographic)
    case "Lowercase", "Lower": .binary(\.isLowercase)
    case "Math": .binary(\.isMath)
    case "Noncharacter_Code_Point", "NChar": .binary(\.isNoncharacterCodePoint)
    case "Quotation_Mark", "QMark": .binary(\.isQuotationMark)
    case "Uppercase", "Upper": .binary(\.isUppercase)
    case "White_Space", "space": .binary(\.isWhitespace)
    case "XID_Continue", "XIDC": .binary(\.isXIDContinue)
    case "XID_Start", "XIDS": .binary(\.isXIDStart)
    default: nil
    }
  }
}
