import 'alloy-2.24.0/libEs6/standalone.js'
