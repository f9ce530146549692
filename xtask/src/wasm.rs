//! The outermost structure of a WebAssembly module: a header and sections.
//!
//! # Source
//! WebAssembly Core Specification, section 5.5, "Modules".

/// Bytes of the magic number and the version.
const HEADER: usize = 8;

/// The id of custom sections, such as the one with the functions' names: whoever runs a module needs none of them.
const CUSTOM: u8 = 0;

/// The module without its custom sections. None: these bytes are no module.
pub(crate) fn without_names(module: &[u8]) -> Option<Vec<u8>> {
    let (header, mut rest) = module.split_at_checked(HEADER)?;
    if !header.starts_with(b"\0asm") {
        return None;
    }
    let mut kept = header.to_vec();
    while let Some((&id, after)) = rest.split_first() {
        let (size, digits) = length(after)?;
        let (section, next) = rest.split_at_checked(1 + digits + size)?;
        if id != CUSTOM {
            kept.extend_from_slice(section);
        }
        rest = next;
    }
    Some(kept)
}

/// A length in LEB128, and how many bytes it takes.
fn length(bytes: &[u8]) -> Option<(usize, usize)> {
    let digits = bytes.iter().position(|byte| byte & 0x80 == 0)? + 1;
    let digit = |value: usize, byte: &u8| Some(value.checked_mul(128)? | usize::from(byte & 0x7f));
    let value = bytes[..digits].iter().rev().try_fold(0, digit)?;
    Some((value, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn custom_sections_go_and_the_others_stay() {
        let long = vec![7_u8; 200];
        let module = [
            HEAD,
            &[0, 3, 1, b'n', 9],
            &[1, 2, 0x60, 0],
            &[0, 0xc8, 0x01],
            &long,
            &[3, 1, 0],
        ]
        .concat();
        let kept = [HEAD, &[1, 2, 0x60, 0], &[3, 1, 0]].concat();
        assert_eq!(without_names(&module), Some(kept));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        for bytes in [
            &b""[..],
            b"\0asm",
            b"GIF89a..",
            &[HEAD, &[1, 9, 0]].concat(),
            &[HEAD, &[1, 0x80]].concat(),
        ] {
            assert_eq!(without_names(bytes), None, "{bytes:?}");
        }
    }
}
