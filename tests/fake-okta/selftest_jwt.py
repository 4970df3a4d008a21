"""JWTs for selftest.sh, signed by the openssl command.

selftest_jwt.py sign KEY ALG HEADER CLAIMS   a JWT of two JSON objects
selftest_jwt.py jwk KEY                      the public JWK of a private key
selftest_jwt.py digest TEXT                  base64url of its SHA-256
"""

import base64
import hashlib
import json
import subprocess
import sys

CURVES = {65: ("P-256", 32), 97: ("P-384", 48), 133: ("P-521", 66)}


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def openssl(*arguments, data=b""):
    return subprocess.run(("openssl",) + arguments, input=data,
                          stdout=subprocess.PIPE, check=True).stdout


def der_integers(der):
    """The r and s of an ECDSA signature."""
    at = 3 if der[1] & 0x80 else 2
    numbers = []
    for _ in range(2):
        length = der[at + 1]
        numbers.append(int.from_bytes(der[at + 2:at + 2 + length], "big"))
        at += 2 + length
    return numbers


def sign(key, alg, header, claims):
    header = dict({"alg": alg}, **json.loads(header))
    parts = [header, json.loads(claims)]
    text = ".".join(base64url(json.dumps(part).encode()) for part in parts)
    signature = openssl("dgst", "-sha" + alg[2:], "-sign", key,
                        data=text.encode())
    if alg.startswith("ES"):
        size = {"ES256": 32, "ES384": 48, "ES512": 66}[alg]
        signature = b"".join(number.to_bytes(size, "big")
                             for number in der_integers(signature))
    return text + "." + base64url(signature)


def jwk(key):
    der = openssl("pkey", "-in", key, "-pubout", "-outform", "DER")
    text = openssl("pkey", "-in", key, "-noout", "-text_pub").decode()
    if "Modulus" in text:
        number = openssl("rsa", "-in", key, "-noout", "-modulus").decode()
        modulus = bytes.fromhex(number.strip().partition("=")[2])
        return {"kty": "RSA", "e": "AQAB", "n": base64url(modulus)}
    for length, (name, size) in CURVES.items():
        point = der[-length:]
        if der[-length - 1] == 0 and point[0] == 4 and name in text:
            return {"kty": "EC", "crv": name, "x": base64url(point[1:-size]),
                    "y": base64url(point[-size:])}
    raise ValueError("neither RSA nor a curve known here")


def main(what, *arguments):
    if what == "sign":
        print(sign(*arguments))
    elif what == "jwk":
        print(json.dumps(jwk(*arguments)))
    else:
        print(base64url(hashlib.sha256(arguments[0].encode()).digest()))


main(*sys.argv[1:])
