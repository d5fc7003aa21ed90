#!/bin/sh
# Bytes of old and new CSV files of schools, read as "gbk" and as "gb18030", and names written to them.
#
# encoding_rs 0.8.44 (Rust) follows what browsers agreed on, where gbk is read by the same table as
# gb18030. Python's codecs (seen with 3.11) keep to the standards of their day, and Node (seen with 20),
# whose TextDecoder is meant to be that of the browsers, has two tables for the two labels. Read:
#
# - a3a0, a full-width blank in old files: U+3000 in Rust; U+E5E5, a private character that no strip()
#   takes away, in Python's gb18030 and Node's gbk; refused by Python's gbk;
# - a8bc and fe59, ḿ and 龴 since the standard of 2022: private characters in the same two;
# - fe9f, 䶮, which people have in their names: right in Rust and in both gb18030, a private character in
#   Node's gbk, refused by Python's gbk, and the whole file with it;
# - 82359037, four bytes, which GBK has not: 龴 in Rust under the label gbk too, replacement characters
#   with digits between them in Node's gbk. So a file in gb18030 opened as gbk is right in Rust only.
#
# Written:
#
# - encoding_rs as GBK turns 㛃 or 𠮷 in a name into an HTML reference, 张&#14019;: eight signs in the
#   cell, valid text in every later step. Only the third value of encode() says so. Python raises.
# - 龵 written by encoding_rs as GB18030 is fe61. Python's gb18030 reads that as the private U+E826,
#   without an error; the way back, four bytes from Python, is right in encoding_rs. So a name that went
#   from one to the other does not match itself.
#
# Needs Rust with cargo, Python 3 and Node.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "bytes"
version = "0.0.0"
edition = "2021"

[dependencies]
encoding_rs = "=0.8.44"
TOML
cat > src/main.rs <<'RS'
use encoding_rs::{GB18030, GBK};

fn main() {
    for bytes in [&[0xa3, 0xa0][..], &[0xa8, 0xbc], &[0xfe, 0x59], &[0xfe, 0x9f], &[0x82, 0x35, 0x90, 0x37]] {
        for encoding in [GBK, GB18030] {
            let (text, _, has_errors) = encoding.decode(bytes);
            let points: Vec<_> = text.chars().map(|point| format!("{:04x}", point as u32)).collect();
            println!("rust {} {bytes:02x?} {} errors: {has_errors}", encoding.name(), points.join(" "));
        }
    }
    for name in ["张䶮", "张㛃", "张𠮷", "张龵"] {
        for encoding in [GBK, GB18030] {
            let (bytes, _, has_errors) = encoding.encode(name);
            let shown: String = bytes.iter().flat_map(|byte| std::ascii::escape_default(*byte)).map(char::from).collect();
            println!("rust {} {name} {shown} errors: {has_errors}", encoding.name());
        }
    }
}
RS
cat > bytes.py <<'PY'
CODECS = ("gbk", "gb18030")


def tried(act):
    try:
        return act()
    except UnicodeError as error:
        return type(error).__name__


for text in ("a3a0", "a8bc", "fe59", "fe9f", "82359037"):
    for codec in CODECS:
        read = lambda: " ".join(f"{ord(point):04x}" for point in bytes.fromhex(text).decode(codec))
        print("python", codec, text, tried(read))
for name in ("张䶮", "张㛃", "张𠮷", "张龵"):
    for codec in CODECS:
        print("python", codec, name, tried(lambda: name.encode(codec)))
print("a3a0 stripped:", repr(b"\xd5\xc5\xa3\xa0".decode("gb18030").strip()))
print("fe61 from encoding_rs:", repr(b"\xfe\x61".decode("gb18030")))
PY
cat > bytes.cjs <<'JS'
for (const text of ["a3a0", "a8bc", "fe59", "fe9f", "82359037"]) {
  for (const label of ["gbk", "gb18030"]) {
    const read = new TextDecoder(label).decode(Buffer.from(text, "hex"));
    console.log("node", label, text, [...read].map((point) => point.codePointAt(0).toString(16).padStart(4, "0")).join(" "));
  }
}
JS

{ cargo run --quiet; PYTHONIOENCODING=utf-8 python3 bytes.py; node bytes.cjs; } > seen
cat > expected <<'TEXT'
rust GBK [a3, a0] 3000 errors: false
rust gb18030 [a3, a0] 3000 errors: false
rust GBK [a8, bc] 1e3f errors: false
rust gb18030 [a8, bc] 1e3f errors: false
rust GBK [fe, 59] 9fb4 errors: false
rust gb18030 [fe, 59] 9fb4 errors: false
rust GBK [fe, 9f] 4dae errors: false
rust gb18030 [fe, 9f] 4dae errors: false
rust GBK [82, 35, 90, 37] 9fb4 errors: false
rust gb18030 [82, 35, 90, 37] 9fb4 errors: false
rust GBK 张䶮 \xd5\xc5\xfe\x9f errors: false
rust gb18030 张䶮 \xd5\xc5\xfe\x9f errors: false
rust GBK 张㛃 \xd5\xc5&#14019; errors: true
rust gb18030 张㛃 \xd5\xc5\x820\xb71 errors: false
rust GBK 张𠮷 \xd5\xc5&#134071; errors: true
rust gb18030 张𠮷 \xd5\xc5\x954\xb25 errors: false
rust GBK 张龵 \xd5\xc5\xfea errors: false
rust gb18030 张龵 \xd5\xc5\xfea errors: false
python gbk a3a0 UnicodeDecodeError
python gb18030 a3a0 e5e5
python gbk a8bc UnicodeDecodeError
python gb18030 a8bc e7c7
python gbk fe59 UnicodeDecodeError
python gb18030 fe59 e81e
python gbk fe9f UnicodeDecodeError
python gb18030 fe9f 4dae
python gbk 82359037 UnicodeDecodeError
python gb18030 82359037 9fb4
python gbk 张䶮 UnicodeEncodeError
python gb18030 张䶮 b'\xd5\xc5\xfe\x9f'
python gbk 张㛃 UnicodeEncodeError
python gb18030 张㛃 b'\xd5\xc5\x820\xb71'
python gbk 张𠮷 UnicodeEncodeError
python gb18030 张𠮷 b'\xd5\xc5\x954\xb25'
python gbk 张龵 UnicodeEncodeError
python gb18030 张龵 b'\xd5\xc5\x825\x908'
a3a0 stripped: '张\ue5e5'
fe61 from encoding_rs: '\ue826'
node gbk a3a0 e5e5
node gb18030 a3a0 3000
node gbk a8bc e7c7
node gb18030 a8bc 1e3f
node gbk fe59 e81e
node gb18030 fe59 9fb4
node gbk fe9f e863
node gb18030 fe9f 4dae
node gbk 82359037 fffd 0035 fffd 0037
node gb18030 82359037 9fb4
TEXT
cat seen
diff -u expected seen || { printf '\n!! This is not what was seen before.\n' >&2; exit 1; }
printf '\nAs seen before.\n'
