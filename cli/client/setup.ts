/** Where the files of a namespace are, below its folder. */
export const FILES = { authority: 'ca.pem', certificate: 'server.pem', key: 'server-key.pem' } as const;

/**
 * What a shell does inside new network and mount namespaces before it becomes the program: `sh -c SETUP sh FOLDER HOSTS OPENSSL PROGRAM…`.
 * The folder becomes a file system in memory that nobody outside sees, so the keys are in no file of the machine, and gone with the last
 * program inside, even when that is killed. The authority's key is deleted as soon as it has signed.
 */
export const SETUP = `set -eu
folder=$1 hosts=$2 config=$3
shift 3
mount -t tmpfs -o mode=0755,size=64m powerbi-postman "$folder"
(
  cd "$folder"
  umask 077
  printf '%s' "$hosts" >hosts
  printf '%s' "$config" >openssl.cnf
  openssl ecparam -name prime256v1 -genkey -noout -out ca-key.pem
  openssl req -x509 -new -config openssl.cnf -key ca-key.pem -out ${FILES.authority} -days 30 -sha256
  openssl ecparam -name prime256v1 -genkey -noout -out ${FILES.key}
  openssl req -new -config openssl.cnf -key ${FILES.key} -out server.csr
  openssl x509 -req -in server.csr -CA ${FILES.authority} -CAkey ca-key.pem -CAcreateserial -extfile openssl.cnf -extensions server \\
    -out ${FILES.certificate} -days 30 -sha256 2>openssl.log || { cat openssl.log >&2; exit 1; }
  rm -f ca-key.pem server.csr openssl.cnf openssl.log ./*.srl
  chmod 644 hosts ${FILES.authority} ${FILES.certificate}
)
mount --bind "$folder/hosts" /etc/hosts
ip link set lo up
exec "$@"
`;

/** A hosts file that leads the names to this machine. */
export function hostsFile(names: readonly string[]): string {
  return ['127.0.0.1 localhost', '::1 localhost', ...names.map((name) => `127.0.0.1 ${name}`), ''].join('\n');
}

/** OpenSSL's settings for the authority and for the certificate of the names. The key identifiers are for Python from 3.13 on. */
export function opensslConfig(names: readonly string[]): string {
  const alternatives = ['localhost', ...names].map((name) => `DNS:${name}`);
  return `[req]
prompt = no
distinguished_name = name
x509_extensions = authority
[name]
CN = powerbi-postman emulator
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[server]
basicConstraints = CA:FALSE
keyUsage = digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = ${[...alternatives, 'IP:127.0.0.1', 'IP:::1'].join(', ')}
`;
}
