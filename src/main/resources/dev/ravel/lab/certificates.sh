#!/bin/sh
# How the certificates beside this file were made, in an empty folder, with OpenSSL 3. key.pem is the key of all servers and
# public; the authority's key was thrown away, so nothing else can be signed by what users of the lab trust.
set -e
cat > ca.cnf <<'C'
[ca]
default_ca = lab
[lab]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
organizationName = optional
commonName = supplied
[req]
distinguished_name = none
[none]
C
: > index.txt
openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out key.pem
openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out authority-key.pem
sign() { # file, subject, from, to, extensions, options
    openssl req -new -config ca.cnf -key "${6:-key.pem}" -subj "/O=Ravel/CN=$2" -out request.pem
    printf '%b' "$5" > extensions.cnf
    openssl ca -batch -notext -config ca.cnf -keyfile authority-key.pem $7 -in request.pem \
        -startdate "$3" -enddate "$4" -extfile extensions.cnf -out "$1"
}
sign authority.pem "Ravel lab (test authority)" 20200101000000Z 21200101000000Z \
    'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n' authority-key.pem -selfsign
addresses=$(seq -f 'IP:127.0.0.%.0f' -s , 1 250)
leaf='basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\n'
sign cert.pem "Ravel lab" 20200101000000Z 21200101000000Z "${leaf}subjectAltName=DNS:localhost,$addresses\n" key.pem "-cert authority.pem"
sign expired.pem "Ravel lab (expired)" 20200101000000Z 20210101000000Z "${leaf}subjectAltName=DNS:localhost,$addresses\n" key.pem "-cert authority.pem"
sign wrong-name.pem "wrong.invalid" 20200101000000Z 21200101000000Z "${leaf}subjectAltName=DNS:wrong.invalid\n" key.pem "-cert authority.pem"
rm authority-key.pem ca.cnf extensions.cnf request.pem index.txt* [0-9A-F]*.pem
