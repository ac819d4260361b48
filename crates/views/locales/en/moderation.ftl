# The desk: how this server stands to others, and what others report.
moderation-title = Moderation
moderation-link = Moderation: whom this server blocks, and what others report
moderation-lead = How this server stands to others. It takes effect at once, is told to nobody and changes no list. Only the people of the first organisation on this server see this page.

# The rules in force.
moderation-rules = Rules in force
moderation-none = There are no rules: this server stands to all others alike.
moderation-none-fits = No rule fits.
moderation-find = Find in domains, addresses and comments
moderation-all = All rules
moderation-shown = { $count ->
    [one] 1 rule.
   *[other] Rules { $first } to { $last } of { $count }.
}
moderation-before-these = Previous rules
moderation-after-these = Next rules
moderation-severity-block = Blocked
moderation-severity-limit = Limited
moderation-severity-allow = Allowed
moderation-since = since { $at }
moderation-change = Change
moderation-lift = Take back

# A rule, looked at before it is made.
moderation-add = Add or change a rule
field-moderation-subject = Domain or account
field-moderation-subject-hint = A domain such as spam.example, with everything below it; with a port, for that port only. Or an account, as @name@host or by the address of its actor.
field-moderation-severity = What the rule says
moderation-choice-block = Block: nothing is taken from it, sent to it or shown of it
moderation-choice-limit = Limit: it is heard, and what it signs waits for a person
moderation-choice-allow = Allow: an exception from a rule about the domain above it, or an entry of the allow-list
field-moderation-public = Public comment
field-moderation-public-hint = For everybody who is given the list as a file.
field-moderation-private = Private comment
field-moderation-private-hint = For those who see this page.
moderation-look = Look at what it would do
moderation-check-title = This rule, before it is made
moderation-effect-block = What waits from a blocked server or account is deleted, and so is what waits to be sent there. Who follows whom ends, both ways. None of that comes back by itself when the rule is taken back. Whoever stands on a list stays on it and is counted, also if they withdraw at a blocked server meanwhile; this server no longer shows who they are.
moderation-effect-limit = Nothing of it is let in by itself any more: it waits at the desk, marked, until a person decides. Whoever stands on a list stays on it, and may follow.
moderation-effect-allow = It is welcome, whatever a rule says of the domain above it. Where this server only takes part with those that are allowed, it is one of them from now on.
moderation-blocks = Afterwards it is blocked here: another rule says so, or this server only takes part with those that are allowed.
moderation-before = The rule that it takes the place of
moderation-same = This is the rule already: nothing would change.
moderation-unknown = This server knows no actor with this address. If it is the address of a profile page, write the account as @name@host instead: only the actor’s own address is recognised.
moderation-reach = Whom it changes here
moderation-reach-what = Only those are counted to whom this server would stand otherwise than now.
moderation-reach-followers = Followers of organisations and topics here
moderation-reach-followed = Accounts elsewhere that are followed from here
moderation-reach-signers = Signers of appeals that are held here
moderation-reach-waiting = Signatures that wait
moderation-set-block = Block
moderation-set-limit = Limit
moderation-set-allow = Allow
moderation-lift-title = Take this rule back?
moderation-lift-what = From then on, what another rule says holds, or else what holds for everybody. Who followed whom does not come back by itself, nor does what was deleted.

# Lists of other servers.
moderation-lists = Lists of domains
moderation-lists-what = As CSV files, as Mastodon writes and reads them. They hold domains with their public comments; private comments and rules about single accounts are not in them.
moderation-export-blocks = Download what is blocked and limited (CSV)
moderation-export-allowed = Download what is allowed (CSV)
moderation-import-title = Import a list of domains
moderation-import-lead = A CSV file as Mastodon exports it: “suspend” blocks, “silence” limits. A line takes the place of a rule about the same domain. You see what it would do before anything is changed.
field-moderation-file = File
field-moderation-list = Or its lines, pasted
field-moderation-list-hint = The first line names the columns, #domain among them; or each line is a domain and nothing else.
field-moderation-usual = What lines mean that say no severity
moderation-import-check-title = This list, before it is taken over
moderation-import-added = New rules
moderation-import-changed = Changed rules
moderation-import-unchanged = As before
moderation-import-ignored = Lines that ask for nothing this server does
moderation-import-repeated = Lines that say what an earlier one says
moderation-import-refused = Lines that are left out
moderation-import-changes = What would change
moderation-import-nothing = Nothing would change.
moderation-import-take = Take the list over
moderation-imported-without = Lines of it that were left out: { $count }
moderation-until-now = until now: { $severity }
moderation-more = Further ones that are not shown: { $count }
moderation-fault-severity_unknown = Its severity is none of suspend (or block), silence (or limit) and noop.
moderation-fault-severity_allow = “allow” belongs in a list of allowed domains. Take that one over by itself, and choose “Allowed” for lines that say no severity.
moderation-fault-domain_missing = There is no domain.
moderation-fault-subject_invalid = What stands there is no domain such as spam.example.
moderation-fault-csv_invalid = It cannot be read.
moderation-fault-quote_around_rows = A quotation mark in it holds whole lines below it, which are not taken either: take the mark out.
moderation-fault-own_host = It is about this server itself.
moderation-fault-everybodys_domain = Anybody registers domains under it.
moderation-fault-comment_too_long = Its comment is too long.
moderation-fault-domain_twice = Its domain stands in an earlier line, which counts.
error-moderation-subject = Write a domain such as spam.example, or an account as @name@host
error-moderation-own = That is this server, or the domain it is part of
error-moderation-everybodys = Anybody registers domains under this one, and the rule would be about all of them. Name the domain of whoever you mean
error-moderation-full = There are as many rules already as there can be
error-moderation-severity = Choose what the rule says
error-moderation-csv = The first line names no column #domain, and not every line is a domain alone
error-moderation-lines = The list has more lines than are read at once. Divide it

# What other servers report.
moderation-reports-title = Reports from other servers
moderation-reports-lead = What other servers report about organisations and appeals here, and about what is held of others. The server is named, and nobody who complained there: a report weighs as much as the server that it comes from.
moderation-reports-open = Open: { $count }
moderation-reports-none = There are no reports.
moderation-reports-all = Show those that are done, too
moderation-reports-few = Show only those that are open
moderation-report-appeal = Appeal
moderation-report-statement = Statement
moderation-report-actor = Account
moderation-report-by = reported by { $host }
moderation-report-times = how often: { $count }
moderation-report-closed = done on { $at }
moderation-report-rule = Make a rule about its server
moderation-report-close = Done

# What was done.
done-moderation-set = The rule is in force.
done-moderation-lifted = The rule is taken back.
done-moderation-no-rule = There is no such rule, or not any more: nothing was done.
done-moderation-imported = The list is taken over.
done-report-closed = The report is put away. If it is made again, it is open again.
audit-moderation-check = Looked at what a rule about another server would do
audit-moderation-rule = Made a rule about another server
audit-moderation-lift = Took a rule about another server back
audit-moderation-import-check = Looked at a list of rules about other servers
audit-moderation-import = Imported a list of rules about other servers
audit-report-close = Put a report of another server away
