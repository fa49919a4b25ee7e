export { membersAt, valuesAt } from '../../core/delivery/requestMembers.ts'
