import { describe, expect, it } from 'vitest'
import { isDeliveryPath } from './deliveryPath.ts'

/** The path as a browser requests it: the observer and the network log see it in this form. */
const pathOf = (url: string): string => new URL(url, 'https://demo.tt.omtrdc.net').pathname

describe("the Delivery API's path", () => {
  it.each([
    ['as it is', '/rest/v1/delivery'],
    ['with a query', '/rest/v1/delivery?client=demo'],
    ['with a fragment', '/rest/v1/delivery#top'],
    ['with a slash at its end', '/rest/v1/delivery/'],
    ['with a slash at its end and a query', '/rest/v1/delivery/?client=demo'],
    ['with several slashes at its end', '/rest/v1/delivery///'],
    ['with a dot that the browser resolves', '/rest/v1/delivery/.'],
    ['with backslashes that the browser converts', '\\rest\\v1\\delivery\\'],
    ['behind a prefix', '/target/eu/rest/v1/delivery/'],
    ['behind a host that ends in a slash', 'https://target.example.com//rest/v1/delivery'],
  ])('is known %s', (_, url) => expect(isDeliveryPath(pathOf(url))).toBe(true))

  it.each([
    ['in upper case, which is another path to a server', '/REST/V1/DELIVERY'],
    ['with slashes within', '/rest//v1/delivery'],
    ['with encoded slashes', '/rest%2Fv1%2Fdelivery'],
    ['with an encoded slash at its end', '/rest/v1/delivery%2F'],
    ['with an encoded letter', '/rest/v1/d%65livery'],
    ['with a space at its end', '/rest/v1/delivery%20'],
    ['with more behind it', '/rest/v1/delivery/batch'],
    ['with a parameter of its segment', '/rest/v1/delivery;a=b'],
    ['in a longer name', '/myrest/v1/delivery'],
    ['in part', '/v1/delivery'],
    ['of another version', '/rest/v2/delivery'],
    ['of another call', '/rest/v1/mbox'],
    ['in a query', '/?to=/rest/v1/delivery'],
    ['as slashes alone', 'https://demo.tt.omtrdc.net////'],
    ['by its last part alone', '/delivery'],
  ])('is not known %s', (_, url) => expect(isDeliveryPath(pathOf(url))).toBe(false))

  it('is not known in no path', () => expect(isDeliveryPath('')).toBe(false))
})
