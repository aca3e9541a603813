import { isStorageHost } from '../../catalogue/entra/hosts.ts';

test.each([
  ['wabinorthwind.blob.core.windows.net', true],
  ['wabi1.z12.blob.storage.azure.net', true],
  ['wabi1.blob.core.usgovcloudapi.net', true],
  ['wabi1.blob.core.chinacloudapi.cn', true],
  ['blob.core.windows.net', false],
  ['a.b.blob.core.windows.net', false],
  ['wabi1.blob.core.windows.net.example', false],
  ['wabi1.file.core.windows.net', false],
  ['wabi-1.blob.core.windows.net', false],
  ['evilblob.core.windows.net', false],
])('%s: %s', (host, expected) => expect(isStorageHost(host)).toBe(expected));
