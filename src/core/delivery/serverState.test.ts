import { expect, it } from 'vitest'
import { readServerState } from './serverState.ts'

const textBody = (text: string) => ({ kind: 'text' as const, text, length: text.length })

it('never has a side that is null', () => {
  expect(readServerState(textBody('{"request":null,"response":{"status":200}}'))).toEqual({
    request: { kind: 'none' },
    response: textBody('{"status":200}'),
  })
})
