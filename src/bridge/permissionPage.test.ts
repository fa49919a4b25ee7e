import { describe, expect, it } from 'vitest'
import { consentPath, hostPath, permissionPath, readPermissionQuery, sitePattern } from './permissionPage.ts'

describe('the permission page', () => {
  it.each([
    ['https://shop.test:8443/a?b#c', 'https://shop.test:8443'],
    ['http://[::1]:8080/', 'http://[::1]:8080'],
  ])('is opened for %s and knows the site and the tab that it was opened for', (url, origin) => {
    const path = permissionPath(url, 7) ?? ''
    expect(readPermissionQuery(new URL(path, 'chrome-extension://own').search)).toEqual({
      wanted: { kind: 'site', origin },
      tabId: 7,
    })
  })

  it('is opened for the host of a send', () => {
    const path = hostPath('https://edge.test/rest/v1/delivery?client=a', 7) ?? ''
    const { search } = new URL(path, 'chrome-extension://own')
    expect(readPermissionQuery(search)).toEqual({ wanted: { kind: 'host', origin: 'https://edge.test' }, tabId: 7 })
    expect(hostPath('file:///a', 7)).toBeUndefined()
  })

  it('is opened for the consent to transmit, and knows the tab', () => {
    const { search } = new URL(consentPath(7), 'chrome-extension://own')
    expect(readPermissionQuery(search)).toEqual({ wanted: { kind: 'transmission' }, tabId: 7 })
  })

  it.each(['about:blank', 'file:///a.html', 'chrome://extensions/', ''])('is not opened for %s', url => {
    expect(permissionPath(url, 7)).toBeUndefined()
  })

  it.each([
    ['nothing', ''],
    ['no tab', '?for=site&origin=https://shop.test'],
    ['no tab for the consent', '?for=transmission'],
    ['an unknown permission', '?for=all&origin=https://shop.test&tab=7'],
    ['a tab that is not a number', '?for=site&origin=https://shop.test&tab=a'],
    ['no site', '?for=site&origin=shop&tab=7'],
    ['a site that needs no permission', '?for=site&origin=javascript:1&tab=7'],
  ])('asks for nothing when its query holds %s', (_, query) => expect(readPermissionQuery(query)).toBeUndefined())
})

describe('the permission for a site', () => {
  it.each([
    ['https://shop.test/a', 'https://shop.test/*'],
    ['http://shop.test:8080/a', 'http://shop.test/*'],
    ['http://[::1]:8080/', 'http://[::1]/*'],
    ['file:///a.html', undefined],
    ['no URL', undefined],
  ])('%s is %s', (url, pattern) => expect(sitePattern(url)).toBe(pattern))
})
