/** Name of the folder of workers' shells. */
export const shellsName = 'jupiter-shells';
