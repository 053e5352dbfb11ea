// ICU's data without a single item, in the place of the 33 MB that Foundation brings along: locales, time zones, legacy encodings.
// picoheap speaks no language but its own and has no calendar, and what ICU needs for regular expressions (Yams') is in its code.
// ICU_DATA is the name that the toolchain's ICU knows its data by. The layout is that of ICU's DataHeader (ucmndata.h), then the
// number of items.
#include <stdint.h>

const struct {
    uint16_t header_size;
    uint8_t magic[2];
    uint16_t info_size, reserved;
    uint8_t is_big_endian, charset, char_size, reserved_too;
    uint8_t format[4], format_version[4], data_version[4];
    uint8_t padding[8];
    uint32_t items, end[3];
} __attribute__((aligned(16))) ICU_DATA = {
    32, {0xda, 0x27}, 20, 0, __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__, 0, 2, 0, {'C', 'm', 'n', 'D'}, {1}, {0}, {0}, 0, {0},
};
