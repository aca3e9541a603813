/** Every header that the emulator may send, in lower case: those of captures and documentation, and those of HTTP itself. */
export const allowedHeaders: ReadonlySet<string> = new Set([
  // HTTP
  'connection',
  'content-encoding',
  'content-disposition',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'location',
  'retry-after',
  'vary',
  'www-authenticate',
  // the frame of a captured answer
  'cache-control',
  'pragma',
  'requestid',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
  'access-control-expose-headers',
  'home-cluster-uri',
  'request-redirected',
  // reasons and jobs
  'x-powerbi-error-info',
  'x-ms-public-api-error-code',
  'x-ms-request-id',
]);
