"""Verifies an export a second time, with Python's own library alone: python3 verify_export.py DIR

Written from docs/ledger-format.md, not from the verifier's code. It prints a line that begins with
FAIL for whatever does not hold, and ends with 1 if there was one; 2 if there is no export.
"""

import base64, hashlib, json, os, re, sys, uuid

LEDGERS = ("enrollment", "outcome")
GENESIS = "00" * 32
MARKER = "org.outcomeledger.learner-erased.v1"
HASHES = ("incarnation", "shard", "position", "leaf", "chain")
CONTENT = ("salt", "specversion", "id", "source", "type", "subject", "time", "platform", "recordedat", "datacontenttype")
LEAF = ("platform", "subject", "type", "id", "source", "time", "recordedat")
CONSTANT = {"specversion": "1.0", "datacontenttype": "application/json"}

findings = []


def fail(place, what):
    findings.append(f"FAIL {place}: {what}")


def unique(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        raise ValueError("a member stands there twice")
    return dict(pairs)


def parse(text):
    return json.loads(text.decode("utf-8", "strict"), object_pairs_hook=unique)


# Entries

def part(value):  # its length, then its bytes; -1 alone for what is absent
    return b"\xff\xff\xff\xff" if value is None else len(value).to_bytes(4, "big") + value


def leaf_of(entry, data):
    texts = [entry.get(name) for name in LEAF]
    parts = [bytes.fromhex(entry["salt"]), *(it if it is None else it.encode() for it in texts), data]
    return hashlib.sha256(b"\x00" + b"".join(map(part, parts))).hexdigest()


def chain_of(entry, shard, before):
    place = uuid.UUID(entry["incarnation"]).bytes + shard.to_bytes(4, "big") + entry["position"].to_bytes(8, "big")
    return hashlib.sha256(b"\x01" + place + bytes.fromhex(before) + bytes.fromhex(entry["leaf"])).hexdigest()


def read_entry(line):
    """The entry and the bytes of its data, None where it is empty; written as a ledger writes it."""
    entry = parse(line)
    names = [name for name in (*HASHES, *CONTENT, "data") if name in entry]
    data = line[line.index(b'"data":') + 7:-2] if "data" in entry else None
    written = json.dumps({name: entry[name] for name in names if name != "data"}, ensure_ascii=False, separators=(",", ":"))
    if data is not None:
        written = written[:-1] + ',"data":'
    if line != written.encode() + (b"\n" if data is None else data + b"}\n"):
        raise ValueError("the line is not written as a ledger writes it")
    if {name: entry.get(name) for name in CONSTANT} != CONSTANT and data is not None:
        raise ValueError("specversion or datacontenttype is another")
    for name in {"leaf", "chain", "salt"} & set(names):
        if bytes.fromhex(entry[name]).hex() != entry[name]:
            raise ValueError(f"{name} is written in other digits")
    if data is None and set(entry) != set(HASHES):
        raise ValueError("an empty entry says something")
    for name in ("shard", "position"):
        if type(entry[name]) is not int or not 0 <= entry[name] < 2**63:
            raise ValueError(f"{name} is no number of one")
    if str(uuid.UUID(entry["incarnation"])) != entry["incarnation"]:
        raise ValueError("the incarnation is written in other digits")
    return entry, data


def redacted(entry):
    data = entry["data"]
    listed = data.get("redacted") if isinstance(data, dict) else None
    if not isinstance(listed, list) or not all(type(it) is int and it > 0 for it in listed):
        raise ValueError("a marker lists the positions that were emptied")
    return listed


def shard_of(subject, shards):
    try:
        return (uuid.UUID(subject).int >> 96) % shards
    except (ValueError, AttributeError):
        return None


def verify_shard(ledger, shard, shards, file, heads, ids):
    chain, position, empty, unlisted = GENESIS, 0, set(), set()
    ahead = {}
    for name, at, expected in heads:
        ahead.setdefault(at, []).append((name, expected))

    def pass_heads():
        for name, expected in ahead.pop(position, []):
            if expected != chain:
                fail(f"{ledger}, shard {shard}, position {position}", f"the chain is not that of {name}")

    pass_heads()
    for line in open(file, "rb"):
        place = f"{ledger}, shard {shard}, position {position + 1}"
        try:
            entry, data = read_entry(line)
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            fail(place, problem)
            continue
        if entry["shard"] != shard or entry["position"] != position + 1:
            fail(place, "another entry stands there")
        position = entry["position"]
        place = f"{ledger}, shard {shard}, position {position}"
        if data is None:
            empty.add(position)
            unlisted.add(position)
        elif leaf_of(entry, data) != entry["leaf"]:
            fail(place, "the leaf is not that of the content")
        if data is not None and entry["type"] == MARKER:
            try:
                listed = redacted(entry)
                for at in sorted(set(listed) - empty):
                    fail(place, f"lists position {at}, which no erasure has emptied")
                unlisted -= set(listed)
            except ValueError as problem:
                fail(place, problem)
        if data is not None and entry["type"] != MARKER and shard_of(entry["subject"], shards) != shard:
            fail(place, f"its learner's events are in shard {shard_of(entry['subject'], shards)}")
        if data is not None and entry["type"] != MARKER and ids.setdefault(entry["id"], place) != place:
            fail(place, f"the event stands in {ids[entry['id']]} already")
        if chain_of(entry, shard, chain) != entry["chain"]:
            fail(place, "the chain does not continue the entry before it")
        chain = entry["chain"]
        pass_heads()
    for at in sorted(unlisted):
        fail(f"{ledger}, shard {shard}, position {at}", "empty, and no later erasure lists it")
    for at in sorted(ahead)[-1:]:
        fail(f"{ledger}, shard {shard}, position {at}", f"not there, and {ahead[at][0][0]} names it")


# Heads: Ed25519 (RFC 8032), which Python's own library lacks

P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def point(octets):
    y = int.from_bytes(octets, "little")
    sign, y = y >> 255, y % 2**255
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    if x * x % P != square:
        raise ValueError("not a point of the curve")
    return (x if x % 2 == sign else P - x, y)


def add(a, b):
    k = D * a[0] * b[0] * a[1] * b[1] % P
    return ((a[0] * b[1] + b[0] * a[1]) * pow(1 + k, -1, P) % P, (a[1] * b[1] + a[0] * b[0]) * pow(1 - k, -1, P) % P)


def times(number, of):
    product = (0, 1)
    for bit in bin(number)[2:]:
        product = add(product, product)
        product = add(product, of) if bit == "1" else product
    return product


def signed_by(key, message, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    hashed = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % ORDER
    base = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    return s < ORDER and times(s, base) == add(point(r), times(hashed, point(key)))


def key_id(x):  # the thumbprint of RFC 7638
    members = b'{"crv":"Ed25519","kty":"OKP","x":"%s"}' % x.encode()
    return base64.urlsafe_b64encode(hashlib.sha256(members).digest()).rstrip(b"=").decode()


def read_keys(folder, ledger):
    try:
        keys = parse(open(os.path.join(folder, ledger, "keys.json"), "rb").read())
        for key in keys["keys"]:
            whole = {"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": key_id(key["x"]), "x": key["x"]}
            if key != whole or len(base64.urlsafe_b64decode(key["x"] + "=")) != 32:
                raise ValueError("not an Ed25519 key with its thumbprint")
        if list(keys) != ["keys"] or not keys["keys"]:
            raise ValueError("not a set of keys")
        return {key["kid"]: key["x"] for key in keys["keys"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        fail(f"{ledger}, keys.json", problem)
        return {}


def instant(text):  # that compares as the instants do
    whole, _, fraction = text.rstrip("Z").partition(".")
    return whole, fraction.ljust(9, "0")


def furthest(heads):
    return max(heads, key=lambda it: it[0]["sequence"], default=None)


def verify_head(head, line, keys, last):
    match = re.fullmatch(rb'(.*),"signature":"([0-9a-f]{128})"}', line)
    if not match:
        raise ValueError("the last member is no signature in lower-case digits")
    x = keys.get(head["key"])
    if x is None:
        raise ValueError("its key is named by no head before it")
    if not signed_by(base64.urlsafe_b64decode(x + "="), match[1] + b"}", bytes.fromhex(match[2].decode())):
        raise ValueError("the signature is not that of its key")
    if [it["shard"] for it in head["shards"]] != list(range(len(head["shards"]))):
        raise ValueError("its shards do not stand in order, from 0")
    if last is None:
        return
    before, before_line = last
    if head["sequence"] <= before["sequence"]:
        if instant(head["at"]) > instant(before["at"]):
            raise ValueError("its number was given to an earlier head")
        if head["sequence"] == before["sequence"] and line != before_line:
            raise ValueError("another head has the same number")
        return
    if head["sequence"] == before["sequence"] + 1 and head["previous"] != hashlib.sha256(b"\x02" + before_line).hexdigest():
        raise ValueError("does not name the head before it")
    if head["key"] != key_id(before.get("next", keys[before["key"]])):
        raise ValueError("is not signed by the key that the last head names")
    if head["incarnation"] == before["incarnation"]:
        for here, there in zip(head["shards"], before["shards"], strict=True):
            if here["position"] < there["position"] or here["position"] == there["position"] and here != there:
                raise ValueError("a shard does not go on from the head before it")


def verify_heads(folder):
    keys = {ledger: read_keys(folder, ledger) for ledger in LEDGERS}
    held = {ledger: [] for ledger in LEDGERS}
    try:
        lines = open(os.path.join(folder, "heads.ndjson"), "rb").read().split(b"\n")
    except OSError as problem:
        fail("heads.ndjson", problem)
        return held
    lines = lines[:-1] if lines[-1] == b"" else lines
    for number, line in enumerate(lines, 1):
        try:
            head = parse(line)
            before = held[head["ledger"]]
            verify_head(head, line, keys[head["ledger"]], furthest(before))
            if "next" in head:
                keys[head["ledger"]][key_id(head["next"])] = head["next"]
            before.append((head, line))
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            fail(f"heads.ndjson, line {number}", problem)
    return held


def verify(folder):
    held = verify_heads(folder)
    for ledger in LEDGERS:
        if not os.path.isdir(os.path.join(folder, ledger)):
            fail(ledger, "the export has no folder of this ledger")
            continue
        heads = [head for head, _ in held[ledger]]
        names = os.listdir(os.path.join(folder, ledger))
        there = {int(name[:-7]) for name in names if re.fullmatch(r"(0|[1-9][0-9]{0,4})\.ndjson", name)}
        expected = set(range(len(furthest(held[ledger])[0]["shards"]) if heads else max(there, default=-1) + 1))
        ids = {}
        for shard in sorted(expected | there):
            if shard not in there:
                fail(f"{ledger}, shard {shard}", "its file is missing")
            elif shard not in expected:
                fail(f"{ledger}, shard {shard}", "in no head")
            else:
                signed = [
                    (f"signed head {it['sequence']}", it["shards"][shard]["position"], it["shards"][shard]["chain"])
                    for it in heads if shard < len(it["shards"])
                ]
                verify_shard(ledger, shard, len(expected), os.path.join(folder, ledger, f"{shard}.ndjson"), signed, ids)
        if not there:
            fail(ledger, "the export has no shard of this ledger")
        if not heads:
            fail(ledger, "no signed head holds, so a tail that was rewritten or cut off is not found")


if not any(os.path.isdir(os.path.join(sys.argv[1], ledger)) for ledger in LEDGERS):
    sys.exit(2)
verify(sys.argv[1])
print(*findings or ["all holds"], sep="\n")
sys.exit(1 if findings else 0)
