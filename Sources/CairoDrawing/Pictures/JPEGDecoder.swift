internal import CTurboJPEG
internal import Libraries

/// Decodes a JPEG with libturbojpeg, which is loaded when the first one comes.
struct JPEGDecoder {
  private let library: personals_turbojpeg
  private let bytes: [UInt8]
  private let size: PixelSize
  /// Whether the colours are inks, which have to be turned into light.
  let isCMYK: Bool

  static let library: personals_turbojpeg? = {
    guard let opened = OptionalPart.turboJPEG.open() else { return nil }
    var functions = personals_turbojpeg()
    return personals_turbojpeg_find(opened, &functions) != 0 ? functions : nil
  }()

  /// Opens libturbojpeg where it is installed.
  static func open() { _ = library }

  /// Reads the header.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - size: how large its pixels are, as they are stored.
  /// - Throws: `ImageError` where it is broken, or states another size.
  init(_ bytes: [UInt8], _ size: PixelSize) throws(ImageError) {
    guard let library = Self.library else {
      throw ImageError(
        "is a JPEG, and libturbojpeg, which reads those, is not installed", missing: .turboJPEG)
    }
    self.library = library
    self.bytes = bytes
    self.size = size
    var (width, height, subsampling, colors): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    let handle = library.init_decompress()
    defer { _ = library.destroy(handle) }
    let status = library.decompress_header(
      handle, bytes, UInt(bytes.count), &width, &height, &subsampling, &colors)
    guard status == 0, PixelSize(width: Int(width), height: Int(height)) == size else {
      throw Self.error(library, handle)
    }
    isCMYK = [personals_TJCS_CMYK, personals_TJCS_YCCK].contains(Int(colors))
  }

  /// Decodes the pixels, 32 bits each in the machine's byte order, xRGB.
  ///
  /// - Throws: `ImageError` where the data are broken or end too soon.
  func read(_ pixels: UnsafeMutablePointer<UInt8>, _ stride: Int32) throws(ImageError) {
    let handle = library.init_decompress()
    defer { _ = library.destroy(handle) }
    let isLittleEndian = 1.littleEndian == 1
    let format =
      isCMYK ? personals_TJPF_CMYK : isLittleEndian ? personals_TJPF_BGRX : personals_TJPF_XRGB
    let status = library.decompress(
      handle, bytes, UInt(bytes.count), pixels, Int32(clamping: size.width), stride,
      Int32(clamping: size.height), Int32(format),
      Int32(personals_TJFLAG_ACCURATEDCT | personals_TJFLAG_LIMITSCANS))
    if status != 0 {
      // A warning is about data that do not matter, unless they end too soon.
      guard Int(library.error_code(handle)) == personals_TJERR_WARNING else {
        throw Self.error(library, handle)
      }
      guard JPEGFile(bytes)?.hasEnd == true else {
        throw ImageError("is not a correct JPEG: it ends too soon")
      }
    }
    if isCMYK { convertInks(pixels, Int(stride), isLittleEndian: isLittleEndian) }
  }

  /// Turns inks into light, without a colour profile.
  private func convertInks(_ pixels: UnsafeMutablePointer<UInt8>, _ stride: Int, isLittleEndian: Bool) {
    // Programs that write Adobe's marker store how little ink there is.
    let isInverted = JPEGFile(bytes)?.hasAdobeMarker == true
    for row in 0..<size.height {
      var pixel = pixels + row * stride
      for _ in 0..<size.width {
        let light = (0..<4).map { UInt32(isInverted ? pixel[$0] : 255 - pixel[$0]) }
        let mixed = (0..<3).map { UInt8((light[$0] * light[3] + 127) / 255) }
        for channel in 0..<3 { pixel[isLittleEndian ? 2 - channel : channel + 1] = mixed[channel] }
        pixel += 4
      }
    }
  }

  private static func error(_ library: personals_turbojpeg, _ handle: UnsafeMutableRawPointer?) -> ImageError
  {
    let words = library.error_string(handle).map { String(cString: $0) } ?? ""
    // Behind the function's name: "tjDecompress2(): Premature end of JPEG file".
    let reason = words.split(separator: "(): ").last ?? ""
    return ImageError("is not a correct JPEG" + (reason.isEmpty || reason == "No error" ? "" : ": \(reason)"))
  }
}
