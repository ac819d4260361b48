//! Sizes.
use undersigned_domain::*;
#[test]
fn sizes() {
    macro_rules! s { ($($t:ty),*) => { $( println!("{} {}", stringify!($t), std::mem::size_of::<$t>()); )* } }
    s!(
        Statement,
        Content,
        Entry,
        RegisterKey,
        Register,
        Names,
        undersigned_domain::admission::Admission,
        undersigned_domain::endorsement::Endorsement,
        undersigned_domain::attestation::Attestation,
        undersigned_domain::tally::Tally,
        undersigned_domain::same_signer::SameSigner,
        undersigned_domain::mandate::Mandate
    );
}
