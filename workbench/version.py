"""The version that every manifest, project file and answer names."""

VERSION = "0.1.0"
