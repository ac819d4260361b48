# The desk: publishing at a chosen time.
schedule-title = Publish it later
schedule-what = It is published by itself at that time, as it stands then. If something is missing then that is not missing now, it stays a draft, and it says so here and in the log. If this server is not running then, it is published as soon as it runs again.
schedule-planned = It will be published on { $day } at { $time } ({ $zone }).
schedule-stopped = It was not published on { $day } at { $time } ({ $zone }). It is still a draft.
schedule-stopped-rule = Something in it breaks a rule. Publish it by hand to see what.
schedule-restored = It was to be published on { $day } at { $time } ({ $zone }).
schedule-restored-why = Since then this server was put back from a backup, which does not know whether it was published. See whether others have it before you publish it: published anew, it may contradict what they hold. If they have an appeal, ask whoever runs this server to bring it back with “undersigned recover”.
schedule-plan = Publish it at this time
schedule-change = Choose this time instead
schedule-cancel = Leave it a draft
schedule-row = to be published on { $day } at { $time } ({ $zone })
schedule-row-stopped = was not published at its time
schedule-row-restored = may have been published at its time
schedule-goes-with-it = It goes out as it stands then: what you save until then goes with it.
schedule-look = See or change the time
schedule-notice = Remind followers before the last day
schedule-notice-what = Writes a notice that says how many days are left, in the languages of the appeal. You can change the words and choose when it is sent.
schedule-notice-button = Prepare a notice
notice-days-left = { $count ->
    [one] One day left to sign
   *[other] { $count } days left to sign
}
notice-days-left-body = It can be signed until { $day }. Please share it.
field-schedule-date = Day
field-schedule-time = Time
field-schedule-zone = Time zone
field-schedule-zone-hint = The name of its city, such as Berlin, Hong Kong or Mexico City, or of its country
error-time-form = Choose a day and a time
error-zone-needed = Say the time zone: write its largest city, such as Berlin, or its country, or choose one from the list
error-zone-offset = That is a difference from UTC, which changes with summer time. Write the largest city with the same time, such as Berlin, or its country, or choose one from the list
error-zone-unknown = No time zone has that name; not every capital gives its name to one. Write the largest city with the same time, such as Berlin, or its country, or choose one from the list
error-zone-several = That may be { $zones }. Write one of them
error-zone-alike = No time zone has that name. Is it { $zones }? If not, write the largest city with the same time
error-time-skipped = Clocks are put forward over that time; choose another
error-time-past = That time is over; choose a later one
error-time-far = Choose a time within two years
error-time-after-deadline = The last day to sign will have passed by then. Choose an earlier time, or change the last day in the text
done-scheduled = It is published by itself at that time.
done-schedule-cancelled = Nothing happens at that time. It stays a draft.
audit-schedule = Chose a time for publishing
audit-schedule-cancel = Took back the time for publishing
audit-schedule-due = Published at the chosen time
