/** Texts that would do something if any of them were taken for markup, script or address. */
export const ATTACKS = [
  '</script><script>window.hurt = 1</script>',
  '<img src=x onerror="window.hurt = 1">',
  '"><svg onload=window.hurt=1>',
  "' onfocus='window.hurt=1' autofocus='",
  '<!--<script>',
  ']]></noscript><iframe srcdoc="<script>top.hurt=1</script>"></iframe>',
  'javascript:window.hurt=1',
  '</style><style>*{display:none!important}</style>',
  '\u2028\u2029\u0000\u202e<b>&amp;</b>${window.hurt=1}',
  '</title></textarea><base href="https://example.com/"><link rel=stylesheet href=//example.com/x.css>',
];

/** What only a few values are possible for; anything else is no record. */
const CLOSED = new Set(['outcome', 'ending', 'version']);

/**
 * The record with every text in it, names of headers included, made into one that attacks; each keeps its own beginning, so that they
 * differ.
 * @template T
 * @param {T} record
 * @returns {T}
 */
export function hostile(record) {
  let turn = 0;
  const attack = (text) => `${text} ${ATTACKS[turn++ % ATTACKS.length]}`;
  const through = (value, key) => {
    if (typeof value === 'string')
      return CLOSED.has(key) ? value : key === 'docs' ? ATTACKS[turn++ % ATTACKS.length] : attack(value);
    if (Array.isArray(value)) return value.map((each) => through(each, key));
    if (value === null || typeof value !== 'object') return value;
    const renamed = key === 'headers';
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [renamed ? attack(name) : name, through(each, name)]),
    );
  };
  return through(record, '');
}
