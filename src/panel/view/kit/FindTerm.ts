import { createContext } from 'preact'

/** The text that is searched for in the region around; empty while nothing is searched. */
export const FindTerm = createContext('')
