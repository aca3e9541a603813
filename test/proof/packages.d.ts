// Of the packages that only `node test/proof/install.mjs` brings: what the proofs use of those that they import. The types are checked
// without that install, so these stand for the packages' own, and are the same before and after it.

declare module 'puppeteer-core' {
  export interface ElementHandle {
    evaluate<R>(look: (element: HTMLElement) => R): Promise<Awaited<R>>;
  }

  export interface Page {
    readonly keyboard: Record<'down' | 'press' | 'type' | 'up', (text: string) => Promise<void>>;
    /** A function runs in the page: it sees only what it is given. */
    evaluate<R, P extends unknown[]>(look: (...given: P) => R, ...given: P): Promise<Awaited<R>>;
    evaluate(script: string): Promise<unknown>;
    $(selector: string): Promise<ElementHandle | null>;
    $eval<R, E extends Element = HTMLElement>(selector: string, look: (element: E) => R): Promise<Awaited<R>>;
    $$eval<R, E extends Element = HTMLElement>(selector: string, look: (elements: E[]) => R): Promise<Awaited<R>>;
    waitForFunction<P extends unknown[]>(
      holds: (...given: P) => unknown,
      options?: { timeout?: number },
      ...given: P
    ): Promise<unknown>;
    waitForSelector(selector: string, options?: { timeout?: number }): Promise<ElementHandle>;
    on(event: 'console', hear: (message: { type(): string; text(): string }) => unknown): void;
    on(event: 'pageerror', hear: (error: Error) => unknown): void;
    on(event: 'request', hear: (request: PageRequest) => unknown): void;
    focus(selector: string): Promise<void>;
    tap(selector: string): Promise<void>;
    type(selector: string, text: string): Promise<void>;
    select(selector: string, ...values: string[]): Promise<string[]>;
    goto(address: string): Promise<unknown>;
    setJavaScriptEnabled(enabled: boolean): Promise<void>;
    setRequestInterception(enabled: boolean): Promise<void>;
    setViewport(size: { width: number; height: number; hasTouch?: boolean }): Promise<void>;
    emulateMediaFeatures(features: { name: string; value: string }[]): Promise<void>;
    emulateMediaType(type: string): Promise<void>;
    pdf(options: { format: string }): Promise<Uint8Array>;
    metrics(): Promise<Record<'ScriptDuration' | 'LayoutDuration' | 'RecalcStyleDuration' | 'Nodes', number>>;
    url(): string;
    frames(): Frame[];
    click(selector: string): Promise<void>;
    close(): Promise<void>;
  }

  export type Frame = Pick<Page, 'evaluate' | 'url' | 'waitForFunction'>;

  export interface PageRequest {
    url(): string;
    continue(): Promise<void>;
    abort(): Promise<void>;
    respond(answer: {
      headers?: Record<string, string>;
      contentType: string;
      body: string | Uint8Array;
    }): Promise<void>;
  }

  export interface Browser {
    newPage(): Promise<Page>;
    version(): Promise<string>;
    close(): Promise<void>;
  }

  const puppeteer: {
    launch(options: {
      executablePath: string;
      headless: boolean | 'shell';
      env: Record<string, string | undefined>;
      args: string[];
    }): Promise<Browser>;
  };
  export default puppeteer;
}

declare module '@sparticuz/chromium' {
  const chromium: { executablePath(): Promise<string> };
  export default chromium;
}

declare module '@peculiar/x509' {
  import type { webcrypto } from 'node:crypto';

  type Keys = webcrypto.CryptoKeyPair;

  interface Certified {
    serialNumber: string;
    notBefore: Date;
    notAfter: Date;
    signingAlgorithm: { name: string; hash: string };
    extensions?: Extension[];
  }

  interface Extension {
    readonly critical: boolean;
  }

  export interface X509Certificate {
    readonly subject: string;
    toString(form: 'pem'): string;
  }

  export const cryptoProvider: { set(crypto: webcrypto.Crypto): void };
  export const X509CertificateGenerator: {
    createSelfSigned(made: Certified & { name: string; keys: Keys }): Promise<X509Certificate>;
    create(
      made: Certified & {
        subject: string;
        issuer: string;
        signingKey: webcrypto.CryptoKey;
        publicKey: webcrypto.CryptoKey;
      },
    ): Promise<X509Certificate>;
  };
  export const PemConverter: { encode(bytes: ArrayBuffer, label: string): string };
  export const BasicConstraintsExtension: new (ca: boolean, depth?: number, critical?: boolean) => Extension;
  export const KeyUsagesExtension: new (usages: number, critical?: boolean) => Extension;
  export const SubjectAlternativeNameExtension: new (names: { type: 'dns' | 'ip'; value: string }[]) => Extension;
  export const KeyUsageFlags: { keyCertSign: number; cRLSign: number };
}

declare module 'reflect-metadata';
declare module 'gitlab-ci-local/src/schema/schema.js';
declare module 'kubernetes-models/v1';
declare module 'kubernetes-models/batch/v1';
