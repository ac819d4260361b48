//! RSA keys that servers and actors of tests have one after the other. Making one takes a tenth of a second
//! of the processor, which was a quarter of what a short test costs. What exists at one time in one test program
//! never has the same key, nor does a server draw one twice. Programs that run at one time may draw the same: what
//! they start never meets (`port`).

use base64::{Engine as _, engine::general_purpose::STANDARD};
use std::{
    collections::BTreeSet,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};
use tempfile::{NamedTempFile, TempDir};
use undersigned_federation::{
    Entropy,
    entropy::{RsaPair, Source},
    signatures::{KeyError, generate_rsa_2048},
};

/// Names the folder of the keys that a server draws from.
const KEYS: &str = "UNDERSIGNED_TEST_KEYS";
/// Names the folder in which a server notes which of them it has had.
const DRAWN: &str = "UNDERSIGNED_TEST_KEYS_DRAWN";
/// After how many others a share that was given back is given out again: what comes after something that
/// has gone, in one test, is to have another key.
const SHARES: usize = 96;

/// Which shares are held, and where the next one is looked for.
static HELD: Mutex<(BTreeSet<usize>, usize)> = Mutex::new((BTreeSet::new(), 0));

/// Keys that nobody else has while this is kept.
#[derive(Debug)]
pub struct Share {
    number: usize,
    drawn: TempDir,
}

impl Share {
    /// Takes one that nobody holds.
    pub fn take() -> Self {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        let (numbers, next) = &mut *held;
        let around = (0..SHARES).map(|step| (*next + step) % SHARES);
        let number = around.chain(SHARES..).find(|it| !numbers.contains(it));
        let number = number.expect("there are more numbers than shares");
        numbers.insert(number);
        *next = number + 1;
        let drawn = tempfile::tempdir().expect("a temporary folder can be made");
        Self { number, drawn }
    }

    /// What tells a server under test that it draws from these.
    pub fn variables(&self) -> [(String, String); 2] {
        [(KEYS, self.folder().as_path()), (DRAWN, self.drawn.path())]
            .map(|(name, folder)| (name.to_owned(), folder.display().to_string()))
    }

    /// The next key of these.
    pub fn rsa(&self) -> RsaPair {
        draw(&self.folder(), self.drawn.path()).expect("an RSA key can be made")
    }

    /// Beside the programs: the next test program draws from them as well.
    fn folder(&self) -> PathBuf {
        let program = std::env::current_exe().expect("this program is a file");
        let folder = program.parent().expect("it lies in a folder");
        folder.join("spare-keys").join(self.number.to_string())
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        held.0.remove(&self.number);
    }
}

/// The system's randomness, but for RSA keys where a test says where they lie.
pub fn entropy() -> Entropy {
    match [KEYS, DRAWN].map(std::env::var_os) {
        [Some(keys), Some(drawn)] => Entropy::new(Spare {
            keys: keys.into(),
            drawn: drawn.into(),
        }),
        _ => Entropy::system(),
    }
}

struct Spare {
    keys: PathBuf,
    drawn: PathBuf,
}

impl Source for Spare {
    fn fill(&self, buffer: &mut [u8]) -> undersigned_federation::Result<()> {
        aws_lc_rs::rand::fill(buffer).expect("there is randomness");
        Ok(())
    }

    fn rsa_2048(&self) -> Result<RsaPair, KeyError> {
        draw(&self.keys, &self.drawn)
    }
}

/// The first key that was not drawn yet; made, where there is none.
fn draw(keys: &Path, drawn: &Path) -> Result<RsaPair, KeyError> {
    let number = (0_usize..)
        .find(|number| is_new(&drawn.join(number.to_string())))
        .expect("there are more numbers than keys");
    let place = keys.join(number.to_string());
    if let Some(pair) = fs::read_to_string(&place).ok().and_then(|it| read(&it)) {
        return Ok(pair);
    }
    let pair = generate_rsa_2048()?;
    keep(&place, &pair).expect("a key can be kept");
    Ok(pair)
}

/// Whether a file was not there before; it is there now.
fn is_new(place: &Path) -> bool {
    match File::create_new(place) {
        Ok(_) => true,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => false,
        Err(error) => panic!("{}: {error}", place.display()),
    }
}

/// As [`keep`] writes it: the private half in one line, the public one below.
fn read(text: &str) -> Option<RsaPair> {
    let (private, public) = text.split_once('\n')?;
    Some((STANDARD.decode(private).ok()?, public.to_owned()))
}

fn keep(place: &Path, (private, public): &RsaPair) -> io::Result<()> {
    let folder = place.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    // Whole or not there: another test program may be looking.
    let file = NamedTempFile::new_in(folder)?;
    fs::write(
        file.path(),
        format!("{}\n{public}", STANDARD.encode(private)),
    )?;
    file.persist(place)?;
    Ok(())
}
