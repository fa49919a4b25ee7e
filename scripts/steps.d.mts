/** One tool of Node's that is run: its name, its script and what it is given. */
export interface Step {
  name: string
  script: string
  args: readonly string[]
}

export const CHECKS: readonly Step[]
