import type { ServerResponse } from 'node:http'
import type { Answer } from './answerDelivery.ts'
import type { Fault } from './parseFaults.ts'
import { corruptAnswer } from './corruptAnswer.ts'

/** Writes an answer, corrupted by the requested faults. */
export function sendAnswer(response: ServerResponse, answer: Answer, faults: readonly Fault[] = []): void {
  const { status, contentType, text } = corruptAnswer(answer, faults)
  response.statusCode = status
  if (contentType !== '') response.setHeader('Content-Type', contentType)
  response.end(text)
}
