#!/usr/bin/env bash
# GMime 3.2.13: a name in a mail's header is written in the smallest old encoding that has its letters, not in UTF-8.
#
# A mailbox that is added with g_mime_message_add_mailbox has no charset, and GMime picks one: "Whetū" becomes ISO-8859-4, and
# an Arabic name ISO-8859-6, in a UTF-8 locale, beside a body and a subject in UTF-8. That is valid (RFC 2047), but
# each mail of one batch then has another encoding, and its bytes depend on the letters in a name. `personals mail` asks for
# UTF-8 for each address (internet_address_set_charset). One would have guessed UTF-8 everywhere, as Python and others do.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
dpkg-query --show --showformat '${Package} ${Version}\n' libgmime-3.0-0
cat > name.py <<'PY'
import ctypes, sys
gmime = ctypes.CDLL("libgmime-3.0.so.0")
for name in ["g_mime_message_new", "g_mime_object_to_string", "g_mime_message_get_addresses",
             "internet_address_list_get_address"]:
    getattr(gmime, name).restype = ctypes.c_void_p
gmime.g_mime_init()

def header(name, charset):
    message = ctypes.c_void_p(gmime.g_mime_message_new(1))
    gmime.g_mime_message_add_mailbox(message, 1, name.encode(), b"hana@forum.example")
    if charset:
        addresses = ctypes.c_void_p(gmime.g_mime_message_get_addresses(message, 1))
        address = ctypes.c_void_p(gmime.internet_address_list_get_address(addresses, 0))
        gmime.internet_address_set_charset(address, charset)
    text = ctypes.string_at(gmime.g_mime_object_to_string(message, None)).decode()
    return next(line for line in text.splitlines() if line.startswith("From:"))

found = [header(name, None) for name in ["Hana Whetū", "نور الهدى", "佐藤 さくら"]]
asked = header("Hana Whetū", b"utf-8")
print("\n".join(found + ["asked for UTF-8: " + asked]))
ok = "iso-8859-4?" in found[0].lower() and "iso-8859-6?" in found[1].lower() and "utf-8?" in asked.lower()
sys.exit(0 if ok else 1)
PY
LC_ALL=C.UTF-8 python3 name.py
