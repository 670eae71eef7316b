export { SightlineError, type ErrorCode } from './errors.ts';
