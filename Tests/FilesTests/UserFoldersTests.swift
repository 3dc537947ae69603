import Files
import Testing

@Suite struct UserFoldersTests {
  private func folders(_ environment: [String: String]) -> UserFolders { UserFolders { environment[$0] } }

  @Test func `are where XDG says`() {
    let named = folders([
      "HOME": "/", "XDG_CACHE_HOME": "/a/cache", "XDG_CONFIG_HOME": "/a/config", "XDG_DATA_HOME": "/a/data",
    ])
    #expect(named.answers == "/a/cache/personals/peeringdb")
    #expect(named.apiKey == "/a/config/personals/api-key")
    #expect(named.snapshot == "/a/data/personals/peeringdb.sqlite")
    let usual = folders(["HOME": "/tmp", "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": "relative"])
    #expect(usual.cache == "/tmp/.cache/personals")
    #expect(usual.config == "/tmp/.config/personals")
    #expect(usual.data == "/tmp/.local/share/personals")
  }

  @Test func `are none without a home`() {
    for environment in [[:], ["HOME": ""], ["HOME": "tmp"], ["HOME": "/nonexistent/home"]] {
      let none = folders(environment)
      #expect(none.cache == nil && none.config == nil && none.data == nil)
      #expect(none.answers == nil && none.apiKey == nil && none.snapshot == nil)
    }
  }
}
