#if WORKAROUNDS
  import Glibc

  /// The functions of libcurl that FoundationNetworking uses, looked up in the library at run time.
  ///
  /// This executable defines functions of these very names (`@c(curl_…)`), and the linker binds
  /// FoundationNetworking's calls to them: directly where Foundation is linked statically, through
  /// the exported symbols (`--export-dynamic`) where it is not. Ours call the true ones by way of
  /// this struct. Two things come of it: the workarounds, and a program that does not
  /// load libcurl's 27 libraries before it knows whether it will talk to a server at all.
  ///
  /// libcurl's `…_setopt` and `curl_easy_getinfo` are variadic. They are declared here with the one
  /// further argument that they always get; on x86-64 and AArch64 Linux it travels in the same
  /// place.
  struct LibCurl: Sendable {
    typealias Handle = UnsafeMutableRawPointer
    typealias Argument = UnsafeMutableRawPointer
    typealias Text = UnsafeMutablePointer<CChar>

    let library: SharedLibrary
    let globalInit: @convention(c) (Int) -> Int32
    let version: @convention(c) () -> Text?
    let versionInfo: @convention(c) (Int32) -> Argument?
    let free: @convention(c) (Argument?) -> Void
    let easyInit: @convention(c) () -> Handle?
    let easyCleanup: @convention(c) (Handle?) -> Void
    let easySetOption: @convention(c) (Handle?, Int32, Argument?) -> Int32
    let easyGetInfo: @convention(c) (Handle?, Int32, Argument?) -> Int32
    let easyPause: @convention(c) (Handle?, Int32) -> Int32
    let easyErrorText: @convention(c) (Int32) -> Text?
    let listAppend: @convention(c) (Argument?, UnsafePointer<CChar>?) -> Argument?
    let listFree: @convention(c) (Argument?) -> Void
    let multiInit: @convention(c) () -> Handle?
    let multiCleanup: @convention(c) (Handle?) -> Int32
    let multiSetOption: @convention(c) (Handle?, Int32, Argument?) -> Int32
    let multiAssign: @convention(c) (Handle?, Int32, Argument?) -> Int32
    let multiAdd: @convention(c) (Handle?, Handle?) -> Int32
    let multiRemove: @convention(c) (Handle?, Handle?) -> Int32
    let multiSocketAction:
      @convention(c) (Handle?, Int32, Int32, UnsafeMutablePointer<Int32>?) -> Int32
    let multiInfoRead: @convention(c) (Handle?, UnsafeMutablePointer<Int32>?) -> Argument?
    let url: @convention(c) () -> Handle?
    let urlCleanup: @convention(c) (Handle?) -> Void
    let urlSet: @convention(c) (Handle?, Int32, UnsafePointer<CChar>?, UInt32) -> Int32
    let urlGet: @convention(c) (Handle?, Int32, UnsafeMutablePointer<Text?>?, UInt32) -> Int32

    private init(_ library: SharedLibrary) throws(SharedLibrary.Problem) {
      self.library = library
      globalInit = try library.function("curl_global_init")
      version = try library.function("curl_version")
      versionInfo = try library.function("curl_version_info")
      free = try library.function("curl_free")
      easyInit = try library.function("curl_easy_init")
      easyCleanup = try library.function("curl_easy_cleanup")
      easySetOption = try library.function("curl_easy_setopt")
      easyGetInfo = try library.function("curl_easy_getinfo")
      easyPause = try library.function("curl_easy_pause")
      easyErrorText = try library.function("curl_easy_strerror")
      listAppend = try library.function("curl_slist_append")
      listFree = try library.function("curl_slist_free_all")
      multiInit = try library.function("curl_multi_init")
      multiCleanup = try library.function("curl_multi_cleanup")
      multiSetOption = try library.function("curl_multi_setopt")
      multiAssign = try library.function("curl_multi_assign")
      multiAdd = try library.function("curl_multi_add_handle")
      multiRemove = try library.function("curl_multi_remove_handle")
      multiSocketAction = try library.function("curl_multi_socket_action")
      multiInfoRead = try library.function("curl_multi_info_read")
      url = try library.function("curl_url")
      urlCleanup = try library.function("curl_url_cleanup")
      urlSet = try library.function("curl_url_set")
      urlGet = try library.function("curl_url_get")
    }

    /// Loading takes most of the time of a short request. A second thread for it gained nothing: the
    /// little that could be done meanwhile is eaten up by what two threads cost each other.
    private static let loaded: Result<LibCurl, SharedLibrary.Problem> = {
      do throws(SharedLibrary.Problem) {
        let curl = try LibCurl(try Self.open())
        // Here, where there is one thread for certain: before 7.84 libcurl has no lock of its own.
        let everything = 3
        _ = curl.globalInit(everything)
        return .success(curl)
      } catch {
        return .failure(error)
      }
    }()

    /// `nil` where `failure` is not; loaded at the first use of either.
    static var shared: LibCurl? { try? loaded.get() }

    /// Why libcurl cannot be used. To be looked at before URLSession is touched, which would crash.
    static var failure: TransferFailure? {
      switch loaded {
      case .failure(let problem): TransferFailure(kind: .cannotWork, detail: problem.words)
      case .success(let curl) where !curl.isReplaced:
        // Not a small thing: the proxy and the trusted certificates would be ignored without a word.
        TransferFailure(
          kind: .cannotWork,
          detail: "this yibu was linked without --export-dynamic and cannot work; build it by make")
      case .success: nil
      }
    }

    /// Whether Foundation calls our functions and not the library's. Where Foundation is linked
    /// dynamically it calls those that this look-up finds, whoever they belong to; where it is
    /// linked statically the look-up finds ours or none.
    private var isReplaced: Bool {
      let found = dlsym(nil, "curl_easy_setopt")
      return found == nil || found != unsafeBitCast(easySetOption, to: UnsafeMutableRawPointer.self)
    }
  }
#endif
