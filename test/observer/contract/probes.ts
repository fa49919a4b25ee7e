/**
 * Page code: whatever a page may ask to find out whether it is observed, by name: of each watched function each property and use, and of each
 * kind of call each way to see it. Resolves to the answers as texts.
 */
export const PROBES = `(async () => {
  const out = {}, { url, far, post } = kitFor('delivery', 0), other = kitFor('other', 0)
  const frame = document.createElement('iframe'); document.body.append(frame); const there = frame.contentWindow
  const print = value => typeof value === 'function' ? 'function' : Object.prototype.toString.call(value) === '[object Object]' || Array.isArray(value) ? JSON.stringify(value) : String(value)
  const probe = (name, action) => { try { out[name] = print(action()) } catch (error) { out[name] = error.name + ': ' + error.message } }
  const owners = { fetch: [window, 'fetch'], open: [XMLHttpRequest.prototype, 'open'], send: [XMLHttpRequest.prototype, 'send'], sendBeacon: [Navigator.prototype, 'sendBeacon'], toString: [Function.prototype, 'toString'], setTimeout: [window, 'setTimeout'] }
  addEventListener('unhandledrejection', event => event.preventDefault())
  for (const [name, [owner, key]] of Object.entries(owners)) {
    const f = owner[key], d = Object.getOwnPropertyDescriptor(owner, key)
    const questions = {
      'writable': () => d.writable, 'enumerable': () => d.enumerable, 'configurable': () => d.configurable, 'descriptor': () => Object.keys(d), 'typeof': () => typeof f, 'tag': () => Object.prototype.toString.call(f), 'name': () => f.name, 'length': () => f.length,
      'name’s descriptor': () => Object.getOwnPropertyDescriptor(f, 'name'), 'length’s descriptor': () => Object.getOwnPropertyDescriptor(f, 'length'), 'own keys': () => Reflect.ownKeys(f), 'keys': () => Object.keys(f), 'in': () => ['name', 'length', 'prototype', 'caller', 'arguments', 'toString', 'apply'].map(k => k in f), 'for in': () => { const keys = []; for (const k in f) keys.push(k); return keys },
      'prototype': () => f.prototype, 'caller': () => f.caller, 'arguments': () => f.arguments, 'prototype of it': () => Object.getPrototypeOf(f) === Function.prototype, '__proto__': () => f.__proto__ === Function.prototype, 'constructor': () => f.constructor === Function, 'extensible': () => Object.isExtensible(f), 'sealed': () => Object.isSealed(f), 'frozen': () => Object.isFrozen(f),
      'instanceof Function': () => f instanceof Function, 'instanceof Object': () => f instanceof Object, 'as a class': () => class extends f {}, 'right of instanceof': () => ({}) instanceof f, 'String': () => String(f), 'toString': () => f.toString(), 'toString.call': () => Function.prototype.toString.call(f), 'toString.apply': () => Reflect.apply(Function.prototype.toString, f, []), 'toString bound': () => Function.prototype.toString.bind(f)(), 'template': () => \`\${f}\`, 'concatenation': () => '' + f,
      'toLocaleString': () => f.toLocaleString(), 'valueOf': () => f.valueOf() === f, 'toString of a frame': () => there.Function.prototype.toString.call(f), 'JSON': () => JSON.stringify({ f }), 'new': () => new f(), 'Reflect.construct': () => Reflect.construct(f, []), 'new target': () => Reflect.construct(Object, [], f) === f, 'new target’s prototype': () => Object.getPrototypeOf(Reflect.construct(Object, [], f)) === Object.prototype,
      'bound name': () => f.bind().name, 'bound length': () => f.bind(null, 1).length, 'bound toString': () => f.bind().toString(), 'wrong receiver': () => { const value = f.call({}); value?.catch?.(() => {}); return typeof value }, 'no receiver': () => { const value = Reflect.apply(f, undefined, []); value?.catch?.(() => {}); return typeof value }, 'no arguments’ list': () => Reflect.apply(f, window), 'null list': () => f.apply(Symbol(), null),
      'structuredClone': () => structuredClone(f), 'postMessage': () => new MessageChannel().port1.postMessage(f), 'as a key': () => new WeakMap([[f, 1]]).get(f), 'identity': () => owner[key] === f, 'own': () => Object.hasOwn(owner, key), 'position': () => owner === window ? 'any' : Reflect.ownKeys(owner).indexOf(key), 'Object.is': () => Object.is(f, d.value),
      'new property': () => { f.mine = 1; const found = [f.mine, Reflect.ownKeys(f)]; delete f.mine; return found }, 'name set': () => { 'use strict'; f.name = 'x'; return f.name }, 'prototype’s circle': () => { const done = Reflect.setPrototypeOf(f, Object.create(f)); Reflect.setPrototypeOf(f, Function.prototype); return done }, 'prototype taken away': () => { Object.setPrototypeOf(f, null); const found = [f.name, 'call' in f, typeof f.toString]; Object.setPrototypeOf(f, Function.prototype); return found },
      'Symbol.hasInstance': () => Function.prototype[Symbol.hasInstance].call(f, {}), 'species': () => f[Symbol.species], 'Proxy of it': () => new Proxy(f, {}).name, 'Proxy’s toString': () => Function.prototype.toString.call(new Proxy(f, {})), 'revocable': () => Proxy.revocable(f, {}).proxy.length, 'as a trap': () => new Proxy({}, { get: f }) && 'made', 'with': () => Function('o', 'with (o) { return typeof name }')(f), 'spread': () => Object.keys({ ...f }), 'assign': () => Reflect.ownKeys(Object.assign({}, f)),
      'entries': () => Object.entries(f), 'descriptors': () => Object.keys(Object.getOwnPropertyDescriptors(f)), 'propertyIsEnumerable': () => f.propertyIsEnumerable('name'), 'lookupGetter': () => f.__lookupGetter__('name'), 'sort': () => [f, f].sort()[0] === f, 'Array.from': () => Array.from(f).length, 'same in a frame': () => there[key === 'fetch' ? 'fetch' : 'Object'] === f, 'util text': () => Object.prototype.toLocaleString.call(f),
    }
    for (const [question, action] of Object.entries(questions)) probe(name + ': ' + question, action)
  }
  const lines = stack => String(stack).split('\\n').filter(line => line.trim()).map(line => line.replace(/:\\d+/g, ''))
  const sites = () => { const before = Error.prepareStackTrace; Error.prepareStackTrace = (_, list) => list.map(site => [site.getFunctionName(), site.getTypeName(), site.getMethodName(), typeof site.getThis(), typeof site.getFunction(), site.getFileName(), site.getEvalOrigin(), site.isNative(), site.isToplevel(), site.isConstructor(), site.isAsync(), site.isPromiseAll(), site.getScriptNameOrSourceURL()].map(value => String(value)).join())
    try { return [].concat(new Error().stack) } finally { if (before) Error.prepareStackTrace = before; else delete Error.prepareStackTrace } }
  const limited = limit => { const before = Error.stackTraceLimit; Error.stackTraceLimit = limit; try { return lines(new Error().stack) } finally { Error.stackTraceLimit = before } }
  const ways = { 'stack': () => lines(new Error().stack), 'captureStackTrace': () => { const at = {}; Error.captureStackTrace?.(at); return lines(at.stack) }, 'one line': () => limited(1), 'no line': () => limited(0), 'files': () => lines(new Error().stack).filter(line => line.includes('extension')), 'sites': sites,
    'functions’ caller': function own() { try { return String(own.caller) } catch (error) { return error.name } }, 'arguments’ callee': () => 'strict' }
  const kinds = { 'to Target': url(), 'elsewhere': other.url() }
  for (const [to, address] of Object.entries(kinds)) for (const [way, look] of Object.entries(ways)) {
    const see = (name, action) => { let seen = 'not asked'; try { action(() => { seen = print(look()) }) } catch {} out[[to, name, way].join(': ')] = seen }
    see('fetch’s option', note => { fetch(address, { get method() { note(); return 'POST' }, body: 'x' }) })
    see('fetch’s address', note => { fetch({ toString() { note(); return address } }) })
    see('open’s method', note => { new XMLHttpRequest().open({ toString() { note(); return 'POST' } }, address) })
    see('open’s address', note => { new XMLHttpRequest().open('POST', { toString() { note(); return address } }) })
    see('open’s event', note => { const x = new XMLHttpRequest(); x.onreadystatechange = note; x.open('POST', address) })
    see('send’s body', note => { const x = new XMLHttpRequest(); x.open('POST', address); x.send({ toString() { note(); return 'x' } }) })
    see('send’s event', note => { const x = new XMLHttpRequest(); x.open('POST', address); x.onloadstart = note; x.send('x') })
    see('send’s event, synchronously', note => { const x = new XMLHttpRequest(); x.open('POST', address, false); x.onload = note; x.send('x') })
    see('abort’s event', note => { const x = new XMLHttpRequest(); x.open('POST', address); x.send('x'); x.onabort = note; x.abort() })
    see('sendBeacon’s address', note => { navigator.sendBeacon({ toString() { note(); return address } }, 'x') })
    see('sendBeacon’s body', note => { navigator.sendBeacon(address, { toString() { note(); return 'x' } }) })
    await new Promise(resolve => { const x = new XMLHttpRequest(); x.onload = () => { see('load', note => note()); resolve() }; x.open('POST', address); x.send('x') })
    await fetch(address, post()).then(() => see('then', note => note())); await (async () => { await fetch(address, post()); see('await', note => note()) })()
  }
  for (const [to, address] of Object.entries(kinds)) {
    const bad = { 'fetch’s rejection': () => fetch('http://localhost:1' + address), 'fetch’s refusal': () => fetch(address, { body: 'x' }), 'fetch’s wrong receiver': () => fetch.call({}, address), 'open’s address': () => new XMLHttpRequest().open('POST', 'http://[' + address), 'open’s receiver': () => XMLHttpRequest.prototype.open.call({}, 'POST', address), 'send’s state': () => new XMLHttpRequest().send(), 'send’s failure': () => { const x = new XMLHttpRequest(); x.open('POST', 'http://localhost:1' + address, false); x.send() },
      'sendBeacon’s address': () => navigator.sendBeacon('http://[' + address), 'sendBeacon’s receiver': () => navigator.sendBeacon.call({}, address), 'toString’s receiver': () => Function.prototype.toString.call({}), 'abort’s reason': () => fetch(address, { signal: AbortSignal.abort() }) }
    for (const [name, action] of Object.entries(bad)) { let error; try { error = await Promise.resolve(action()).then(() => undefined, e => e) } catch (e) { error = e }
      out[[to, 'wrong ' + name, 'name'].join(': ')] = error?.name + ': ' + error?.message; out[[to, 'wrong ' + name, 'stack'].join(': ')] = print(lines(error?.stack)); out[[to, 'wrong ' + name, 'keys'].join(': ')] = print(error && Reflect.ownKeys(error).map(String)); out[[to, 'wrong ' + name, 'file'].join(': ')] = print([error?.fileName, error?.lineNumber === undefined, error?.columnNumber === undefined]) }
  }
  const depth = action => { let deep = 0; const down = () => { deep++; down() }; try { down() } catch {} return deep > 1000 }
  probe('stack’s depth', depth)
  frame.remove()
  return out })()`
