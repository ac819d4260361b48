//! E-mail addresses on the command line: everybody on the machine can list the arguments of each process, and a shell
//! keeps them. So `-` reads the address from standard input.

use std::io::{self, BufRead, IsTerminal as _};

/// How many bytes of a line are read: no address is so long.
const LONGEST: u64 = 1_000;

/// The address as it was given, or what stands on standard input. It is read once, with the arguments.
pub(super) fn given(argument: &str) -> Result<String, String> {
    if argument != "-" {
        return Ok(argument.to_owned());
    }
    let input = io::stdin();
    if input.is_terminal() {
        say!("E-mail address:");
    }
    first_line(input.lock())
}

fn first_line(input: impl BufRead) -> Result<String, String> {
    let mut line = String::new();
    let read = input.take(LONGEST).read_line(&mut line);
    read.map_err(|error| format!("standard input cannot be read: {error}"))?;
    match line.trim() {
        "" => Err("standard input names no address".to_owned()),
        address => Ok(address.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_the_address() {
        let line = |input: &str| first_line(input.as_bytes());
        assert_eq!(given("ana@post.example").unwrap(), "ana@post.example");
        assert_eq!(
            line(" ana@post.example\r\nyes\n").unwrap(),
            "ana@post.example"
        );
        assert!(line("").is_err() && line("\nana@post.example").is_err());
        assert!(line(&"a".repeat(5_000)).unwrap().len() < 5_000);
    }
}
