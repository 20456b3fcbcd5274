export { type FormState, fieldErrors, fieldValue, idle } from './form-state.ts';
export { fieldError, formError, parseForm } from './parse-form.ts';
