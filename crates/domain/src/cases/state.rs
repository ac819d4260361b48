//! The words for what can become of somebody, and which of them are counted.

use crate::members::words;

/// What is counted: a state of one track ends another of the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Track {
    /// Whether somebody is free.
    Liberty,
    /// Whether somebody eats.
    Food,
}

/// What became of a case. The words are fixed, so that every language has its own for each;
/// [`CaseState::Other`] comes with words of the organiser's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseState {
    /// Taken into custody, or held.
    Detained,
    /// Held at home.
    HouseArrest,
    /// Nobody knows where, or nobody may speak with them.
    OutOfContact,
    /// Charged with something.
    Charged,
    /// Before a court.
    OnTrial,
    /// Sentenced.
    Sentenced,
    /// Brought to another place.
    Transferred,
    /// Refuses food.
    HungerStrike,
    /// Eats again.
    HungerStrikeEnded,
    /// In hospital.
    InHospital,
    /// Out, while the case goes on.
    Bail,
    /// Found not guilty, or charges dropped.
    Cleared,
    /// Free.
    Released,
    /// Had to leave the country.
    Exiled,
    /// Has died.
    Died,
    /// Threatened, or in danger.
    Threatened,
    /// Dismissed from work.
    Dismissed,
    /// Taken back at work.
    Reinstated,
    /// Decided, settled or won.
    Settled,
    /// Of an organisation: its rooms were searched.
    Raided,
    /// Of an organisation: it was forbidden, or struck off a register.
    Banned,
    /// Of an organisation: it may exist again.
    RegisteredAgain,
    /// Something else, in words of the organiser's.
    Other,
}

words! {
    /// In the order in which a form offers them.
    CaseState {
        "detained" => Detained,
        "house-arrest" => HouseArrest,
        "out-of-contact" => OutOfContact,
        "charged" => Charged,
        "on-trial" => OnTrial,
        "sentenced" => Sentenced,
        "transferred" => Transferred,
        "hunger-strike" => HungerStrike,
        "hunger-strike-ended" => HungerStrikeEnded,
        "in-hospital" => InHospital,
        "bail" => Bail,
        "cleared" => Cleared,
        "released" => Released,
        "exiled" => Exiled,
        "died" => Died,
        "threatened" => Threatened,
        "dismissed" => Dismissed,
        "reinstated" => Reinstated,
        "settled" => Settled,
        "raided" => Raided,
        "banned" => Banned,
        "registered-again" => RegisteredAgain,
        "other" => Other,
    }
}

impl CaseState {
    /// The track on which days are counted while it lasts.
    pub fn counted(self) -> Option<Track> {
        match self {
            Self::Detained | Self::HouseArrest | Self::OutOfContact => Some(Track::Liberty),
            Self::HungerStrike => Some(Track::Food),
            _ => None,
        }
    }

    /// Whether a count on a track stops here.
    pub fn ends(self, track: Track) -> bool {
        let free = matches!(
            self,
            Self::Released | Self::Bail | Self::Exiled | Self::Died
        );
        match track {
            Track::Liberty => free || self.counted() == Some(Track::Liberty),
            Track::Food => {
                matches!(self, Self::HungerStrikeEnded | Self::Died | Self::Released)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_becomes_of_an_organisation_counts_no_days_and_ends_none() {
        for name in ["raided", "banned", "registered-again"] {
            let known = CaseState::ALL.iter().find(|(one, _)| *one == name);
            let (_, state) = known.unwrap();
            assert_eq!(state.name(), name);
            assert_eq!(state.counted(), None, "{name}");
            let tracks = [Track::Liberty, Track::Food];
            assert!(!tracks.into_iter().any(|track| state.ends(track)), "{name}");
        }
    }
}
