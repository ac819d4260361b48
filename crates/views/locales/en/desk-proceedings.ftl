# The desk: amendments, where an organisation stands on them, ballots and votes.
deciding-title = Amendments and ballots
deciding-lead = Organisations that signed propose changes and say where they stand; the initiators put them to the vote. Everything is signed and held by every server that holds the list.
deciding-over = Nothing is proposed, put to the vote or voted on any more. What was proposed and decided can still be read, and what you said can be taken back.
deciding-link-what = Propose changes to the text, say where you stand, vote.
deciding-only-listed = Only organisations on the list propose, speak and vote. Sign first, or wait until you are let in.
deciding-amendments = Amendments
deciding-amendments-none = Nobody has proposed a change yet.
deciding-propose = Propose a change
deciding-propose-lead = It is signed with your key, sent to all who hold the list, and shown with your name.
deciding-sign = Sign and send
deciding-words = In which words
deciding-words-translation = The text is only translated into this language: it may stay empty, and the clause has no translation then.
deciding-change-add = New clause
deciding-change-change = Other words
deciding-change-strike = Strike
deciding-merged-into = It is now part of:
deciding-ours = yours
deciding-outdated = made for another wording
deciding-seconded = { $count ->
    [one] seconded by 1 organisation
   *[other] seconded by { $count } organisations
}
deciding-conflicts = { $count ->
    [one] 1 other amendment wants this clause otherwise
   *[other] { $count } other amendments want this clause otherwise
}
deciding-clause = The clause
deciding-at-end = At the end
deciding-part-none = No part
deciding-part-aims = Aims
deciding-part-positions = Positions
deciding-part-activities = Activities
deciding-reasons = Reasons
deciding-positions = Where others stand
deciding-positions-none = Nobody has said where they stand.
deciding-seconds = seconds it
deciding-reservation = Reservation:
deciding-own = Where you stand
deciding-own-save = Sign and send
deciding-own-take-back = Take it back
deciding-yours = Your amendment
deciding-held = A ballot about it is under way until { $at }. Until it has ended the amendment stays as it is.
deciding-edit = Change the amendment
deciding-merge = Merge it with another
deciding-merge-what = Yours is then shown as part of the other, which stands for both.
deciding-withdraw = Withdraw the amendment
deciding-withdraw-what = It stays to be seen that you made and withdrew it, without its words. Copies elsewhere cannot be taken back.
deciding-withdraw-ballots = Ballots on it keep its words: they show what was voted on.
deciding-withdraw-sure = Yes, we withdraw it
deciding-take = Take what was adopted into the text
deciding-take-lead = This becomes a draft of the next wording, which you can change before you publish it. Those who signed then say whether they stand by it.
deciding-take-conflicts = Left as they are, because what was adopted contradicts itself or the clause is gone
deciding-take-drafted = There is a draft of the next wording already. What was adopted goes before what it says of the same clauses; everything else in it stays.
deciding-take-button = Write it into the draft
deciding-left-over = It was adopted for an earlier wording and has not come into the text. To take it up, propose it anew or write it in by hand.

deciding-ballots = Ballots
deciding-ballots-none = Nothing has been put to the vote yet.
deciding-open = Open a ballot
deciding-open-lead = Each organisation has one vote. Once you have signed these terms they cannot be changed any more, only called off before it closes.
deciding-open-button = Sign and open the ballot
deciding-question-text = The whole text, wording { $wording }
deciding-question-amendment = Amendment – { $what }
deciding-amendment-words = { $what }: { $words }
deciding-ballot-open = Open
deciding-ballot-opening = Sealed votes are being opened
deciding-ballot-closed = Closed
deciding-ballot-cancelled = Called off
deciding-ballot-withdrawn = Not decided: the appeal was withdrawn
deciding-closes = Votes until { $at }
deciding-to-vote = { $count ->
    [one] You have 1 vote to cast
   *[other] You have { $count } votes to cast
}
deciding-see-amendment = Read the amendment
deciding-majority = Majority
deciding-majority-what = Not needed where a committee is elected.
deciding-majority-more = Adopted by more than { $percent }% { $of }
deciding-majority-least = Adopted by at least { $percent }% { $of }
deciding-of-votes = of those who vote for or against
deciding-of-present = of all who take part
deciding-of-roll = of all who may vote
deciding-share-more = More than this
deciding-share-least = At least this
deciding-sealed = Sealed votes
deciding-sealed-what = Votes of organisations are open. Where you ask for it, each server first sends a sealed vote, and opens it by itself when the ballot has closed.
deciding-unopened-abstention = A sealed vote that is not opened counts as an abstention
deciding-unopened-not-cast = A sealed vote that is not opened counts as not cast
deciding-committee = Election of a committee
deciding-committee-what = Only where a committee is elected. Voters tick everybody with whom they agree; those with most ticks are elected.
deciding-terms = Terms
deciding-roll-count = { $count ->
    [one] 1 organisation may vote
   *[other] { $count } organisations may vote
}
deciding-quorum-is = At least { $percent }% of them have to take part
deciding-opens-until = Votes are sealed, and can be opened until { $at }.
deciding-seats = { $count ->
    [one] 1 seat
   *[other] { $count } seats
}
deciding-term = From { $from } until { $until }
deciding-vote = Your vote
deciding-vote-what = It is signed with your key, sent at once, and open to all. Until the ballot closes you can vote again; your last vote counts.
deciding-vote-sealed = It is signed and sealed now; this server opens it when the ballot has closed. Until then you can vote again; your last vote counts.
deciding-vote-button = Sign and vote
deciding-voted = You have voted.
deciding-voted-in-vain = A vote of yours does not count.
deciding-vote-again = Vote again while the ballot is open.
deciding-answer-yes = For
deciding-answer-no = Against
deciding-answer-abstain = Abstention
deciding-cancel = Call off the ballot
deciding-cancel-what = Nothing comes of it then; the votes that were cast stay to be seen.
deciding-cancel-sure = Yes, we call it off
deciding-result = Result
deciding-result-adopted = Adopted.
deciding-result-rejected = Not adopted.
deciding-result-no-quorum = Too few took part: nothing is decided.
deciding-result-elected = Elected:
deciding-result-nobody = Nobody is elected.
deciding-result-tied = As many ticks as others for too few seats, so not elected:
deciding-result-numbers = For { $yes }, against { $no }, abstentions { $abstain }
deciding-result-all = All votes, and who counted them
deciding-took-part = { $part } of { $roll } took part.
deciding-wrong-line = Line { $line }: write the address of one account, or behind it the address and key of its delegate; each organisation once

field-deciding-change = What should become of it
field-deciding-clause = Which clause
field-deciding-after = Behind which clause
field-deciding-part = Part of the platform
field-deciding-part-hint = For platforms of several parts
field-deciding-text = The clause as it should read
field-deciding-reasons = Why
field-deciding-seconds = We second it
field-deciding-language = Language of your words
field-deciding-comment = Comment
field-deciding-reservation = Reservation
field-deciding-reservation-hint = What you would not stand behind if it is adopted
field-deciding-into = With which one
field-deciding-question = What is voted on
field-deciding-closes-day = Last day
field-deciding-roll = Who may vote
field-deciding-roll-hint = One account in each line, by its address. Where a delegate votes for it, the address of the delegate’s account and its published key follow, with spaces between.
field-deciding-quorum = Quorum, in per cent
field-deciding-quorum-hint = How many of those who may vote have to take part; 0 for none
field-deciding-more = How many have to vote for it
field-deciding-percent = Per cent
field-deciding-majority-of = Of whom
field-deciding-sealed = Seal the votes until the ballot closes
field-deciding-hours = Hours for opening them
field-deciding-unopened = If one is not opened
field-deciding-words = Words to the voters
field-deciding-seats = Seats
field-deciding-candidates = Candidates
field-deciding-candidates-hint = One name in each line; the address of their organisation’s account may follow behind a semicolon
field-deciding-from = First day of the term
field-deciding-until = Last day of the term
field-deciding-mandate = What the committee is for
field-deciding-voter = On whose behalf you vote
field-deciding-answer = Your answer
field-deciding-approve = With whom you agree
field-deciding-approve-hint = Nobody ticked is an abstention

error-deciding-not-listed = Only organisations on the list can do this
error-deciding-closed = The ballot has closed or was called off
error-deciding-in-ballot = A ballot about this amendment is open; it stays as it is until that has ended
error-deciding-stale = Something newer was said meanwhile; look at it and try again
error-deciding-part = Choose a place within that part of the text, or leave one of the two empty
error-deciding-delegate-unreachable = The delegate’s server does not answer, so its key cannot be checked; try again later
error-deciding-say-something = Second it, or write something
error-deciding-clause = Choose a clause of the text
error-deciding-strike-words = A clause that is struck has no words; empty them
error-deciding-closes = Write a day and a time that lie ahead
error-deciding-closes-far = Choose an end within the next 400 days
error-deciding-percent = Write a whole number from 0 to 100
error-deciding-hours = Write a whole number from 1 to 744
error-deciding-seats = Write a whole number from 1 to 50
error-deciding-candidates = Write 2 to 100 names, one in each line
error-deciding-term = Write both days as year-month-day, the first before the last

done-deciding-proposed = The amendment is signed and sent.
done-deciding-changed = The change is signed and sent.
done-deciding-withdrawn = The amendment is withdrawn.
done-deciding-merged = Yours is now part of this one.
done-deciding-said = Where you stand is signed and sent.
done-deciding-unsaid = It is taken back.
done-deciding-opened = The ballot is open.
done-deciding-cancelled = The ballot is called off.
done-deciding-voted = Your vote is signed and sent.
done-deciding-taken = What was adopted stands in the draft.

audit-amendment = Proposed an amendment
audit-amendment-change = Changed an amendment
audit-amendment-withdraw = Withdrew an amendment
audit-amendment-merge = Merged an amendment with another
audit-position = Said where the organisation stands on an amendment
audit-amendments-take = Took adopted amendments into a draft
audit-ballot = Opened a ballot
audit-ballot-cancel = Called off a ballot
audit-vote = Voted

deciding-choose-lead = Choose a clause and what should become of it. You then begin with the words as they stand.
deciding-choose-other = Choose something else
deciding-what-change = Clause { $number }, other words
deciding-what-strike = Strike clause { $number }
deciding-what-behind = New clause behind clause { $number }
deciding-what-add = New clause at the end
deciding-stands = The clause as it stands
deciding-delegated = { $who } votes for you in this ballot, with the key that its terms name.
deciding-look = A last look at the terms
deciding-look-back = Change the terms
deciding-warn-quorum = The quorum is 0: it is decided even if a single organisation takes part.
deciding-warn-earlier = This amendment was made for an earlier wording. If it is adopted, it can only be written into the text by hand. Have it proposed anew for the present wording first.
deciding-warn-roll = { $count ->
    [one] 1 organisation that could vote is not on this roll.
   *[other] { $count } organisations that could vote are not on this roll.
}
deciding-take-conflicts-what = Not all of these can be in the text together. Write the clause by hand in the draft; or have one amendment that joins them proposed for the next wording, and put that to the vote.
deciding-wrong-key = Line { $line }: this is no key; copy it from the delegate’s page, with or without its spaces
deciding-unknown-line = Line { $line }: this account is not known here as one that signed; write its address as the list has it, or name its delegate
error-deciding-language = Write the clause in this language too: the text is signed in it
error-deciding-nothing-changed = This changes nothing; write what should be otherwise
error-deciding-known = You have proposed just this already
error-deciding-decided = This amendment has been decided on; propose another
error-deciding-ballot-open = A ballot about this is open already; wait until it has closed, or call it off
error-deciding-voter-unknown = The roll names somebody who is not known here as one that signed
error-deciding-delegate-key = This is not a key of the delegate’s; copy it from the delegate’s page
error-deciding-seats-many = There cannot be more seats than candidates
problem-title-not-initiator = Only initiators open ballots
problem-what-not-initiator = A ballot is opened by the organisation that published the appeal, or by one that calls for it together with it.
problem-advice-not-initiator = Propose a change at your desk, and ask one of them to put it to the vote.
field-deciding-text-hint = The whole clause. It is needed in every language in which the text is signed.
field-deciding-closes-time = Time
