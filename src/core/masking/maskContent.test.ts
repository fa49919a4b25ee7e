import { expect, it } from 'vitest'
import { anExchange, envelope, OPENED } from '../../../test/fixtures/exchanges.ts'
import { anExport } from '../../../test/fixtures/sessionFiles.ts'
import { toBase64 } from '../import/bytes.ts'
import { writeSessionFile } from '../session-file/writeSessionFile.ts'
import { maskContent } from './maskContent.ts'
import { MASKED_BY_DEFAULT } from './maskOptions.ts'

const digits = '70000000000000000000000000000000004711'

it.each(['', '1', '12'])('an id is masked as Base64 after %j', before => {
  const content = { coded: toBase64(`${before}${digits}, and more`) }
  const exchanges = [
    anExchange({
      request: envelope,
      response: {
        status: 200,
        prefetch: { mboxes: [{ index: 0, name: 'home', options: [{ type: 'json', content }] }] },
      },
    }),
    anExchange({ request: { ...envelope, id: { marketingCloudVisitorId: digits } } }),
  ]
  const { content: masked } = maskContent(anExport(exchanges), MASKED_BY_DEFAULT)
  expect(writeSessionFile(masked)).not.toContain(content.coded.slice(4, 44))
})

it('a masked token is nowhere in the file, even if an expectation alone names it', () => {
  const token = 'dG9rZW4gb2YgYW4gZWFybGllciBsb2Fk=='
  const subject = { dialect: 'delivery', location: 'mbox a', rank: 0, kind: 'option', token, place: 0, alike: 1 }
  const expectation = { event: 'display' as const, status: 'due', reason: '', author: '', time: OPENED, subject }
  const annotations = [{ rowId: `gone 0 ${token}`, note: '', expectations: [expectation] }]
  const { content } = maskContent(anExport([], { annotations }), { ...MASKED_BY_DEFAULT, tokens: true })
  expect(writeSessionFile(content)).not.toContain(token)
})
