# Passkeys: signing in with what one's device keeps.

passkey-use = Sign in with a passkey
passkey-instead = Use a passkey instead of a code
passkey-failed = Your device gave no passkey. Try again, or sign in another way.
passkey-not-made = Your device made no passkey. Try again, or choose another device.
passkey-there = This device keeps a passkey for your account already.

passkeys-title = Passkeys
passkeys-lead = A passkey lets you in with the fingerprint, face or PIN of your device, in place of password and code. Nobody can guess it, and no false page can ask you for it.
passkeys-count = { $count ->
    [one] You have one passkey.
   *[other] You have { $count } passkeys.
}
passkeys-change = Your passkeys
passkeys-there-are = Passkeys you have
passkeys-none = None yet.
passkeys-made = added
passkeys-used = last used
passkeys-unused = not used yet
passkeys-remove = Remove
passkeys-remove-what = What you remove here lets nobody in any more. Delete it on your device as well.
passkeys-add = Add a passkey
passkeys-add-what = Your password stays, as a way back if you lose the device.
passkeys-add-button = Go on
passkeys-opens = It also lets you in for:
passkeys-make-what = Press the button. Your device then asks for your fingerprint, face or PIN, or lets you choose a key or a telephone.
passkeys-make-button = Make the passkey
passkeys-without = This needs JavaScript, and a browser that knows passkeys.

field-passkey-name = What you call it
field-passkey-name-hint = So that you know it again, such as “My telephone” or “Key at the office”

error-passkey-unknown = This passkey is not known here, or was removed
error-passkey-late = That took too long, or was sent twice. Try again
error-passkey-elsewhere = This passkey was used for another site. It does not count here
error-passkey-unverified = Your device did not ask for fingerprint, face or PIN. Set one of them up on it, and try again
error-passkey-kind = This server cannot read this kind of passkey. Try another device
error-passkey-copied = This passkey seems to have been copied. Sign in another way, and remove it
error-passkey-wrong = This passkey does not fit
error-passkey-known = This passkey is known here already
error-passkeys-full = You have 20 passkeys. Remove one first
error-passkeys-impossible = Browsers offer no passkeys for this server. It needs a name of its own, and https

done-own-passkey = The passkey is added. Use it the next time you sign in.
done-own-passkey-end = The passkey is removed.

audit-own-passkey-begin = Began to add a passkey
audit-own-passkey = Added a passkey
audit-own-passkey-end = Removed a passkey
audit-own-sign-in-passkey = Signed in with a passkey
