//! Which keys are accepted.

use super::*;

fn rejects(key: Result<PublicKey, SignatureFault>) -> bool {
    key.is_err_and(|fault| fault.code() == "key_rejected")
}

/// The DER of a PKCS#1 public key with this modulus and exponent, as PEM.
fn rsa_pem(modulus: &[u8], exponent: &[u8]) -> String {
    fn element(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = content.len();
        let mut der = vec![tag];
        match length {
            0..128 => der.push(length as u8),
            128..256 => der.extend([0x81, length as u8]),
            _ => der.extend([0x82, (length >> 8) as u8, length as u8]),
        }
        der.extend_from_slice(content);
        der
    }
    let integer = |bytes: &[u8]| element(2, &[&[0], bytes].concat());
    let small = |bytes: &[u8]| element(2, bytes);
    let numbers = [integer(modulus), small(exponent)].concat();
    pem::encode(&pem::Pem::new("RSA PUBLIC KEY", element(0x30, &numbers)))
}

/// An odd number of this many bits.
fn odd(bits: usize) -> Vec<u8> {
    vec![0xff; bits / 8]
}

#[test]
fn row_12_rsa_keys_of_2048_to_8192_bits_with_an_odd_exponent() {
    let usual: &[u8] = &[1, 0, 1];
    assert!(PublicKey::from_pem(&rsa_pem(&odd(2048), usual)).is_ok());
    assert!(PublicKey::from_pem(&rsa_pem(&odd(8192), usual)).is_ok());
    assert!(PublicKey::from_pem(&rsa_pem(&odd(2048), &[3])).is_ok());
    for bits in [512, 1024, 2040, 8200, 16_384, 32_768] {
        assert!(
            rejects(PublicKey::from_pem(&rsa_pem(&odd(bits), usual))),
            "{bits}"
        );
    }
    for exponent in [&[0][..], &[1], &[2], &[1, 0, 0]] {
        let pem = rsa_pem(&odd(2048), exponent);
        assert!(rejects(PublicKey::from_pem(&pem)), "{exponent:?}");
    }
    let mut even = odd(2048);
    even[255] = 0;
    assert!(rejects(PublicKey::from_pem(&rsa_pem(&even, usual))));
}

#[test]
fn row_12_ed25519_keys_of_small_order() {
    let mut one = [0; 32];
    one[0] = 1;
    for bytes in [[0; 32], one] {
        assert!(rejects(PublicKey::from_ed25519(&bytes)));
    }
    assert!(rejects(PublicKey::from_ed25519(&[1; 31])));
    // y = 2 is not on the curve.
    let mut off = [0; 32];
    off[0] = 2;
    assert!(rejects(PublicKey::from_ed25519(&off)));
}

#[test]
fn text_that_is_no_public_key() {
    let (_, pem) = generate_rsa_2048().unwrap();
    let private = pem.replace("PUBLIC", "PRIVATE");
    let cut = pem.replace("MIIB", "MIIC");
    for text in ["", "key", "-----BEGIN PUBLIC KEY-----", &private, &cut] {
        assert!(rejects(PublicKey::from_pem(text)), "{text}");
    }
}

#[test]
fn a_generated_key_is_spki_and_reads_back_in_the_spellings_seen_abroad() {
    let (der, pem) = generate_rsa_2048().unwrap();
    assert!(pem.starts_with("-----BEGIN PUBLIC KEY-----\nMIIBIjAN"));
    let key = SigningKey::from_pkcs8(KEY_ID, &der).unwrap();
    assert_eq!(key.public_pem().unwrap(), pem);
    let signature = key.sign(b"message").unwrap();
    let windows = pem.replace('\n', "\r\n");
    let trimmed = pem.trim_end();
    let padded = format!("\n  {pem}\n\n");
    let lines: Vec<&str> = pem.lines().collect();
    let [first, body @ .., last] = lines.as_slice() else {
        panic!("a PEM has lines");
    };
    let unwrapped = format!("{first}\n{}\n{last}", body.concat());
    for text in [&pem, &windows, trimmed, &padded, &unwrapped] {
        let public = PublicKey::from_pem(text).unwrap();
        assert!(public.verifies(b"message", &signature));
        assert!(!public.verifies(b"another", &signature));
    }
}

#[test]
fn private_keys_that_cannot_be_used() {
    assert!(SigningKey::from_pkcs8(KEY_ID, b"nothing").is_err());
    assert!(SigningKey::from_pem(KEY_ID, "nothing").is_err());
}

#[test]
fn key_ids_that_would_break_the_header_are_not_signed_with() {
    let (der, _) = generate_rsa_2048().unwrap();
    let url: Url = "https://ours.example/inbox".parse().unwrap();
    for key_id in ["a\"b", "a\\", "a\nb", "\"; x=(\"", "ключ"] {
        let key = SigningKey::from_pkcs8(key_id, &der).unwrap();
        for scheme in [Scheme::Cavage, Scheme::Rfc9421] {
            let signed = sign(scheme, "POST", &url, Some(BODY), &key, now());
            assert!(signed.is_err(), "{key_id} {scheme:?}");
        }
    }
}
