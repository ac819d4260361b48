home-title = Appeals
home-lead = Letters and petitions that organisations sign together. Every server that takes part keeps the whole list, and anyone can check it.
home-fresh = There is no organisation here.
home-fresh-how = The server prints a set-up link when it starts. The command “undersigned admin set-up-link” prints a new one, and “undersigned setup” does without a link.
home-open = Open for signing
home-open-none = Nothing is open for signing at the moment.
home-closed = Closed or withdrawn
home-all = All appeals
home-organisations = Organisations here
home-organisations-none = None yet.
home-work-here = Do you work for one of them?
home-sign-in = Sign in

archive-title = All appeals
archive-lead = Every appeal this server knows, its own and copies of others.
archive-find = Find words in a title
archive-status = Status
archive-show = Show
archive-any = Any
archive-before = Newer
archive-after = Older
archive-found = { $count ->
    [0] Nothing found
    [one] 1 appeal
   *[other] { $count } appeals
}
