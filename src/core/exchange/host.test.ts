import { describe, expect, it } from 'vitest'
import { addressError, isPlainHost } from './host.ts'

describe('a URL to send to', () => {
  it.each([
    'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo',
    'http://127.0.0.1:8080/rest/v1/delivery',
    'https://[::1]:8080/',
    'HTTPS://bücher.test',
    'https://demo.test/@/rest',
    'https://demo.test?a=b@c',
  ])('may be %s', url => {
    expect(addressError(url)).toBeUndefined()
  })

  it.each([
    ['/rest/v1/delivery', 'scheme'],
    ['//demo.test/', 'scheme'],
    [' https://demo.test/', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['https:demo.test', 'scheme'],
    ['https://a:b@demo.test/', 'user'],
    ['https://demo.test\\@127.0.0.1/', 'user'],
    ['https:///demo.test/', 'host'],
    ['https://\t/second.invalid/', 'host'],
    ['https://demo.test\\/', 'host'],
    ['https://demo\u202E.test/', 'host'],
    ['https://demo\u200B.test/', 'host'],
    ['https://demo%2Etest/', 'host'],
    ['https://demo.test:/', 'host'],
  ])('may not be %j', (url, error) => {
    expect(addressError(url)).toBe(error)
  })
})

it.each([
  ['mboxedge35.tt.omtrdc.net', true],
  ['127.0.0.1:8080', true],
  ['xn--pple-43d.test', true],
  ['\u0430pple.test', false],
  ['a@b', false],
  ['a/b', false],
  ['\ta', false],
  ['', false],
])('whether a body’s %j is taken for a host: %s', (text, isHost) => {
  expect(isPlainHost(text)).toBe(isHost)
})
