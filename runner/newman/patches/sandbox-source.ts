/** What must stand in a text exactly once, and what is put there instead. */
interface Edit {
  readonly why: string;
  readonly from: string;
  readonly to: string;
}

const CLIENT_HEAD = '(function (emit) {';
const CLIENT_FOOT = '}(__uvm_emit));';

/**
 * Stands where uvm's client stands: instead of one bridge it leaves a maker of bridges, one for each run.
 * A script may set undeclared globals and find them again in its run's next script. They are kept a run each: whenever another
 * run's code begins, `enter` puts the globals of the one away and those of the other in place.
 * What goes wrong in our process while it is told something is never thrown on: by an object of our process a script would reach all of it.
 * Messages go as JSON, which costs a fifth of uvm's flatted; what JSON cannot carry, circles, goes as before.
 */
const head = (client: string): string => `
bridge = (function () {
  var current = {}, compiled = new Map(), texts = new Map(), known = new Set(), usual, put = Object.defineProperty, all = Object.getOwnPropertyNames, read = JSON.parse, write = JSON.stringify;
  var realm = (function () { return this; }());
  function enter(lane) {
    if (lane === current) return;
    var kept = {};
    all(realm).forEach(function (name) {
      if (usual.has(name)) return;
      kept[name] = Object.getOwnPropertyDescriptor(realm, name);
      delete realm[name];
    });
    current.kept = kept;
    Object.keys(lane.kept || {}).forEach(function (name) { put(realm, name, lane.kept[name]); });
    current = lane;
  }
  function client(tell) { var bridge, __uvm_dispatch;
    function emit(text, plain) { try { tell(text, plain); } catch (error) { throw {}; } }
${client}
    var lane = {}, send = bridge.emit, slice = Array.prototype.slice, dispatch = bridge.dispatch;
    bridge.dispatch = function () {
      var text;
      try { text = write(slice.call(arguments)); } catch (circular) { return dispatch.apply(bridge, arguments); }
      emit(text, true);
    };
    return {
      bridge: bridge,
      dispatch: function (data, plain) {
        enter(lane);
        if (plain) send.apply(bridge, read(data));
        else __uvm_dispatch(data);
      },
      text: function (key, code) { texts.set(key, code); known.add(code); }
    };
  }
  return {
    ready: function () { usual = new Set(all(realm)); },
    client: client,
    text: function (code) { return texts.has(code) ? texts.get(code) : code; },
    compile: function (names, code, given) {
      if (!known.has(given)) return Function.apply(null, names.concat(code));
      var byNames = compiled.get(given), key = names.join(), made;
      if (!byNames) compiled.set(given, (byNames = new Map()));
      if (!(made = byNames.get(key))) byNames.set(key, (made = Function.apply(null, names.concat(code))));
      return made;
    },
    timers: function (timers) {
      var lane = current, own = Object.create(timers);
      ['setTimeout', 'setInterval', 'setImmediate'].forEach(function (name) {
        own[name] = function (run, ms) { return timers[name](function () { enter(lane); run(); }, ms); };
      });
      return own;
    }
  };
}());
`;

const EDITS: readonly Edit[] = [
  {
    why: 'the maker of bridges is handed out where the only bridge was put to work',
    from: 'bridge.on("ping",e("./ping").listener("pong")),e("./execute")(bridge,{console:"undefined"!=typeof console?console:null,window:"undefined"!=typeof window?window:null}),bridge=void 0',
    to: '(function(lanes,hand,ping,run,given){hand(function(emit){var lane=lanes.client(emit);lane.bridge.on("ping",ping.listener("pong"));run(lane.bridge,given);return lane},lanes.ready)})(bridge,__uvm_emit,e("./ping"),e("./execute"),{console:"undefined"!=typeof console?console:null,window:"undefined"!=typeof window?window:null}),bridge=void 0',
  },
  {
    why: 'a script travels once and is called by a key then',
    from: 'a.isFunction(r.script&&r.script.toSource)&&r.script.toSource()',
    to: 'a.isFunction(r.script&&r.script.toSource)&&$lanes.text(r.script.toSource())',
  },
  {
    why: 'chai gets its plugin once, not once for each run',
    from: 'r.use(e("chai-postman")(s,a,i)),t.dispatch("initialize")',
    to: '($lanes.chai||($lanes.chai=!0,r.use(e("chai-postman")(s,a,i)))),t.dispatch("initialize")',
  },
  {
    why: 'access to the lanes',
    from: '5:[function(e,t,n){const a=e("lodash"),',
    to: '5:[function(e,t,n){const $lanes=bridge,a=e("lodash"),',
  },
  {
    why: 'the answers that a script waits for are its own: the end of one script must not forget those of another',
    from: 'var l,p=e||c,d={},f=0',
    to: 'var l,p=e||$lanes.timers(c),d={},f=0',
  },
  {
    why: 'access to the lanes',
    from: '13:[function(e,t,n){const a="function",r=["Timeout"',
    to: '13:[function(e,t,n){const $lanes=bridge,a="function",r=["Timeout"',
  },
  {
    why: 'a long script is compiled once',
    from: 'Function.apply(p,l.concat("__exitscope",e))',
    to: '$lanes.compile(l.concat("__exitscope"),e,$given)',
  },
  {
    why: 'a script is wrapped',
    from: ';e=";var arguments = undefined;\\n"+e+"\\n;",',
    to: ';const $given=e;e=";var arguments = undefined;\\n"+e+"\\n;",',
  },
  {
    why: 'access to the lanes',
    from: '592:[function(e,t,n){const a=e("./util"),r="console"',
    to: '592:[function(e,t,n){const $lanes=bridge,a=e("./util"),r="console"',
  },
];

/**
 * Postman's sandbox, changed so that runs share it without sharing what belongs to one of them.
 * @param boot the code of the sandbox, as postman-sandbox ships it
 * @param client the code in front of it, as uvm writes it
 * @returns the reason instead when either is not what the change was made for
 */
export function sandboxSource(boot: string, client: string): { readonly code: string } | { readonly reason: string } {
  const begin = client.indexOf(CLIENT_HEAD);
  const end = client.indexOf(CLIENT_FOOT);
  if (begin < 0 || end < begin) return { reason: "uvm's client looks different" };
  let code = boot;
  for (const { why, from, to } of EDITS) {
    const parts = code.split(from);
    if (parts.length !== 2) return { reason: `the sandbox looks different where ${why}` };
    code = parts.join(to);
  }
  return { code: `${head(client.slice(begin + CLIENT_HEAD.length, end))}${code}` };
}
