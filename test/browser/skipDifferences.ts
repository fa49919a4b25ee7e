import { beforeEach, inject } from 'vitest'
import { differenceOf } from './differences.ts'

// For every test: those that the table gives to the other browser are left out, with the table's reason.
beforeEach(({ task, skip }) => {
  const groups: string[] = []
  for (let suite = task.suite; suite; suite = suite.suite) groups.unshift(suite.name)
  const name = [...groups, task.name].join(' > ')
  const difference = differenceOf(task.file.name, name)
  if (difference && difference.onlyIn !== inject('browser')) skip(difference.why)
})
