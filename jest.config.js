/** Jest runs TypeScript as ES modules; `build/check.mjs` starts Node with the flag that this needs. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/proof/'],
  setupFiles: ['<rootDir>/test/newman-bundle.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  // On two cores Jest itself would use one.
  maxWorkers: '100%',
  // Modules of a suite stay in its worker's memory: beyond this it is collecting garbage most of the time, and starts anew instead.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 120_000,
};
