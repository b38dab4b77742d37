/** Whether a path is that of code which nobody writes here: vendored, installed, built or generated. Its symbols would only be in the way. */
export function isForeign(path: string): boolean {
	return foreignFolders.test(path) || generatedFiles.test(path);
}

const foreignFolders = /(?:^|\/)(?:node_modules|bower_components|vendor|third_party|site-packages|\.venv|\.yarn|__pycache__|Pods)\//;
const generatedFiles = /[-.]min\.(?:c|m)?js$|\.bundle\.js$|\.pb(?:\.gw)?\.go$|_pb2(?:_grpc)?\.pyi?$|\.designer\.cs$|\.g\.(?:cs|dart)$|(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$|(?:^|\/)pnpm-lock\.yaml$/i;
