import { readQaMode } from './qa-mode.js'

/**
 * The switches in the page's address: `?environmentId=NUMBER`, `?logging=client_side` (Analytics payloads),
 * `?authorization=TOKEN` (trace), `?follow` (redirects are followed), and QA mode.
 */
export function readSwitches(query = new URLSearchParams(location.search)) {
  return {
    environmentId: query.has('environmentId') ? Number(query.get('environmentId')) : undefined,
    logging: query.get('logging') ?? 'server_side',
    traceToken: query.get('authorization') ?? undefined,
    follow: query.has('follow'),
    qaMode: readQaMode(query),
  }
}
