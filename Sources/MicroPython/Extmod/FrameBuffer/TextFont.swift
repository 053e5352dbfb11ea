// The characters that FrameBuffer.text draws: the common 5 x 7 shapes of small displays, in cells of 8 x 8 pixels. In place of
// extmod/font_petme128_8x8.h.
//
// These are not the shapes of MicroPython's own font: a text takes the same room here, but its pixels differ.
//
//     a cell has 8 columns: an empty one, the five of the shape, two empty ones; bit 0 of a column is its uppermost pixel

/// Shapes of the characters 32 to 127; the last one stands for all that have none.
enum TextFont {
    static let cellWidth = 8
    private static let shapeWidth = 5

    /// The columns of a character's cell, from the left.
    static func columns(_ character: UInt8) -> [UInt8] {
        let index = (32...127).contains(character) ? Int(character) - 32 : shapes.count - 1
        let shape = (0..<shapeWidth).map { UInt8(truncatingIfNeeded: shapes[index] >> UInt64(8 * (shapeWidth - 1 - $0))) }
        return [0] + shape + [0, 0]
    }

    /// Five columns in a number, the left one in its highest byte.
    private static let shapes: [UInt64] = [
        0x0000000000, 0x00005f0000, 0x0007000700, 0x147f147f14, 0x242a7f2a12, 0x2313086462, 0x3649562050, 0x0005030000,  //  !"#$%&'
        0x001c224100, 0x0041221c00, 0x2a1c7f1c2a, 0x08083e0808, 0x0050300000, 0x0808080808, 0x0060600000, 0x2010080402,  // ()*+,-./
        0x3e5149453e, 0x00427f4000, 0x4261514946, 0x2141454b31, 0x1814127f10, 0x2745454539, 0x3c4a494930, 0x0171090503,  // 01234567
        0x3649494936, 0x064949291e, 0x0036360000, 0x0056360000, 0x0008142241, 0x1414141414, 0x4122140800, 0x0201510906,  // 89:;<=>?
        0x324979413e, 0x7e1111117e, 0x7f49494936, 0x3e41414122, 0x7f4141221c, 0x7f49494941, 0x7f09090901, 0x3e4149497a,  // @ABCDEFG
        0x7f0808087f, 0x00417f4100, 0x2040413f01, 0x7f08142241, 0x7f40404040, 0x7f020c027f, 0x7f0408107f, 0x3e4141413e,  // HIJKLMNO
        0x7f09090906, 0x3e4151215e, 0x7f09192946, 0x4649494931, 0x01017f0101, 0x3f4040403f, 0x1f2040201f, 0x3f4038403f,  // PQRSTUVW
        0x6314081463, 0x0708700807, 0x6151494543, 0x007f414100, 0x0204081020, 0x0041417f00, 0x0402010204, 0x4040404040,  // XYZ[\]^_
        0x0001020400, 0x2054545478, 0x7f48444438, 0x3844444420, 0x384444487f, 0x3854545418, 0x087e090102, 0x0c5252523e,  // `abcdefg
        0x7f08040478, 0x00447d4000, 0x2040443d00, 0x7f10284400, 0x00417f4000, 0x7c04180478, 0x7c08040478, 0x3844444438,  // hijklmno
        0x7c14141408, 0x081414187c, 0x7c08040408, 0x4854545420, 0x043f444020, 0x3c4040207c, 0x1c2040201c, 0x3c4030403c,  // pqrstuvw
        0x4428102844, 0x0c5050503c, 0x4464544c44, 0x0008364100, 0x00007f0000, 0x0041360800, 0x0804081008, 0x7f4141417f,  // xyz{|}~
    ]
}
