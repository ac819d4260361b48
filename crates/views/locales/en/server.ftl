# The desk: how the server stands, for whoever runs it.
machine-link = How this server stands
machine-title = This server
machine-lead = What is wrong, what waits, and how much is kept. Only the people of the first organisation on this server see this page. It names no person.
machine-well = Nothing is wrong just now.
machine-troubles = What is wrong
machine-trouble-database_gone = The database’s file was removed or replaced while this server runs.
machine-mend-database_gone = Nothing new is taken, since it would be lost. All that was taken is saved within a minute beside the file’s place, in a file with “.rescued-” in its name. Then stop the server, give the saved file the name of the database’s, and start it again.
machine-trouble-database_damaged = The database’s file is damaged.
machine-mend-database_damaged = Nothing new is taken. Stop the server, move the file away with what lies beside it, and bring back the newest backup with “undersigned restore”.
machine-trouble-database_down = The database does not answer, or takes nothing.
machine-mend-database_down = See whether it runs, and whether the setting database_url is right. Whoever sends something meanwhile is asked to come again.
machine-trouble-disk_full = There is no room for what has to be written, or the disk does not take it.
machine-mend-disk_full = Nothing new is taken until it can be written. Make room, or give the data a larger disk; where there is room, see whether a quota is used up, and in “dmesg” whether the disk was switched to read-only or fails. Nothing that was taken is lost.
machine-trouble-secret_key_gone = The file with the secret key is gone, or was replaced by another one.
machine-mend-secret_key_gone = The server has the key in its memory alone: do not stop it. Where another file is in its place, move that away; otherwise see in the log why it cannot be written. Then the server writes it back within seconds.
machine-trouble-disk_low = The disk has little room left.
machine-mend-disk_low = Pictures are not taken until there is more free space. Make room, or give the data a larger disk.
machine-trouble-database_slow = The database takes longer than it should.
machine-mend-database_slow = See what else this computer is doing.
machine-trouble-mail_server_down = Mails wait, and the mail server takes none.
machine-mend-mail_server_down = See whether it runs, whether the settings smtp_url and mail_from are right, and whether this server trusts its certificate. Mails are kept for two days and then go out by themselves.
machine-trouble-mail_server_defers = The mail server has taken no mail for an hour: it answered { $answer }.
machine-mend-mail_server_defers = See in its log what it has against mails from this server, and whether it is well itself. Mails are kept for two days and then go out by themselves.
machine-trouble-mails_asked = Within the hour people asked for { $count } mails on the pages of this server, more than half of what it sends.
machine-mend-mails_asked = See whether a campaign is on, or somebody floods the forms: the log of the mail server says to which domains. Networks that ask for many get no more until the hour is over, others do. The setting asked_per_hour says how many there are.
machine-trouble-queue_stuck = Messages wait that should have been sent.
machine-mend-queue_stuck = See whether the server, or “undersigned worker”, is running.
machine-trouble-clock_wrong = This computer’s clock differs from other servers’.
machine-mend-clock_wrong = They may refuse what is signed here. Switch on NTP.
machine-trouble-clock_jumped = This computer’s clock was set, or the computer slept, in the last day.
machine-mend-clock_jumped = What waits for a set time was moved to an earlier one. See whether NTP keeps the clock right now.
machine-trouble-clients_unnamed = The proxy in front of this server does not say for whom it asks.
machine-mend-clients_unnamed = So all visitors count as one: limits hold for everybody together, or for nobody. Have it set X-Forwarded-For to the address of the client, from this computer or a private network; with nginx: “proxy_set_header X-Forwarded-For $remote_addr;”.
machine-queue = What waits
machine-deliveries = Messages to other servers
machine-mails = Mails
machine-oldest = the oldest since { $at }
machine-mails-given-up = Mails of the last thirty days that no mail server took
machine-hosts = Servers for which something waits
machine-hosts-none = Nothing waits for any server.
machine-kept = What is kept
machine-kept-what = What is kept of others goes by itself, the oldest first, and is fetched again when it is needed. The limits are the settings min_free_mb, uploads_mb, remote_pictures_mb and remote_actors.
machine-kept-disk = Free on the disk
machine-kept-database = Database
machine-kept-uploads = Pictures that organisations uploaded
machine-kept-portraits = Pictures of accounts elsewhere
machine-kept-actors = Accounts elsewhere that are remembered
machine-of-disk = of { $whole }; at least { $least } should be
machine-at-most = at most { $much }
machine-at-most-each = at most { $much } for each organisation
machine-versions = Versions
machine-version-program = Undersigned
machine-version-database = Database
machine-version-schema = Newest step of the schema
machine-more = Whoever runs the server finds more with “undersigned doctor” and at /metrics.
machine-source = Nobody has told this server where the source code of this program is. Readers who want to check a list with it are told to ask you. Set “source_url” to where it can be had.
error-pictures-large = The organisation keeps as many pictures as it may. Those that nothing shows go after a day
error-pictures-no-room = This server has little room left. Ask whoever runs it

# Where no e-mail leaves the server: at the desk, above forms that need one, and after them.
no-mail = No e-mail leaves this server yet.
no-mail-title = No e-mail is on its way
no-mail-ask = The link that belongs to this does not come by e-mail: whoever runs this server has it. Ask there, or have the organiser ask.
no-mail-desk = Until mail is set up on this server, nobody can sign by form or be invited by e-mail: what would be sent lies in files, in the folder “mail” of its data, with whoever runs it.
no-mail-forms = { $count ->
    [one] 1 form waits for the link that confirms it.
   *[other] { $count } forms wait for the links that confirm them.
}
no-mail-forms-what = Whoever runs this server has these links, in files in the folder “mail” of its data: ask for each to be given to the very address that it was written for. What nobody confirms within two days is deleted.
no-mail-letters = No e-mail leaves this server, so nothing comes to e-mail addresses. The link for each stands below: hand it on yourself.
no-mail-server = Whoever runs this server sets it up with smtp_url.

# Where the mail server is away, after forms that have an e-mail sent.
mails-wait-title = E-mails wait at the moment
mails-wait = The mail server of this site takes none just now. They go out by themselves as soon as it does, and the time of a link begins then.
