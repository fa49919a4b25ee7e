import type { Locator } from 'playwright'

// Playwright's selector language, as its own locators write it; its injected script reads it.

export type RoleOptions = NonNullable<Parameters<Locator['getByRole']>[1]>
export interface TextOptions {
  exact?: boolean
}

export function roleSelector(role: string, { name, exact, ...states }: RoleOptions = {}): string {
  const named = name === undefined ? '' : `[name=${attributeText(name, exact)}]`
  const others = Object.entries(states).filter(([, value]) => value !== undefined)
  return `internal:role=${role}${others.map(([key, value]) => `[${dashed(key)}=${String(value)}]`).join('')}${named}`
}

export function textSelector(text: string | RegExp, { exact }: TextOptions = {}): string {
  return `internal:text=${matchedText(text, exact)}`
}

export function labelSelector(text: string | RegExp, { exact }: TextOptions = {}): string {
  return `internal:label=${matchedText(text, exact)}`
}

export function titleSelector(text: string | RegExp, { exact }: TextOptions = {}): string {
  return `internal:attr=[title=${attributeText(text, exact)}]`
}

export function hasTextSelector(text: string | RegExp): string {
  return `internal:has-text=${matchedText(text, false)}`
}

function matchedText(text: string | RegExp, exact = false): string {
  return text instanceof RegExp ? regularExpression(text) : `${JSON.stringify(text)}${exact ? 's' : 'i'}`
}

function attributeText(text: string | RegExp, exact = false): string {
  if (text instanceof RegExp) return regularExpression(text)
  return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"${exact ? 's' : 'i'}`
}

/** `>>` separates selectors, so it may not stand in one. */
function regularExpression(text: RegExp): string {
  return String(text).replaceAll('>>', '\\>\\>')
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}
