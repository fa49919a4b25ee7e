export { buildPassport, PASSPORT_FIELDS, type Stamp } from '../../core/session/passport.ts'
