import { describe, expect, it } from 'vitest'
import { aDisplay } from '../../../test/fixtures/exchanges.ts'
import { parseDelivery } from '../../core/delivery/dialect.ts'
import { sentIds } from './sentIds.ts'

const aSend = (response?: object) =>
  parseDelivery(aDisplay('home', { source: 'inspector', notificationId: 'n', ...(response && { response }) }))

describe('a sent id is shown with its acknowledgement', () => {
  it('with its trace', () => {
    expect(sentIds(aSend({ status: 200, notifications: [{ id: 'n', trace: { counted: true } }] }))).toEqual([
      { id: 'n', type: 'display', location: 'home', isAcknowledged: true, trace: { counted: true } },
    ])
  })

  it.each([{ status: 200 }, { status: 200, notifications: [] }])('which is missing in %j', response => {
    expect(sentIds(aSend(response))).toMatchObject([{ id: 'n', isAcknowledged: false }])
  })

  it('which is unknown until there is an answer', () => {
    expect(sentIds(aSend())).toMatchObject([{ id: 'n', isAcknowledged: undefined }])
  })

  it('and an acknowledged id that was never sent is listed too', () => {
    expect(sentIds(aSend({ status: 200, notifications: [{ id: 'other' }] }))).toMatchObject([
      { id: 'n', isAcknowledged: false },
      { id: 'other', type: '', isAcknowledged: true },
    ])
  })
})
